/// Findings as workflow commands, which GitHub shows beside the changed lines.
package struct GitHubRenderer {
    package init() {}

    package func render(_ summary: DiagnosticSummary) -> String {
        var text = summary.shown.map(command).joined()
        if summary.omitted > 0 { text += "::notice::and \(summary.omitted) more\n" }
        return text
    }

    private func command(_ diagnostic: Diagnostic) -> String {
        var properties: [String] = []
        if let range = diagnostic.range {
            properties.append("file=\(escaped(property: range.file.path))")
            properties.append("line=\(range.line)")
            // GitHub takes columns only where a finding stays on one line.
            if range.end.line == range.line {
                properties += ["col=\(range.column)", "endColumn=\(max(range.column, range.end.column))"]
            }
        }
        properties.append("title=\(escaped(property: diagnostic.code))")
        let message = ([diagnostic.sentence.printable] + diagnostic.related.map(note)).joined(separator: "\n")
        return "::\(name(diagnostic.severity)) \(properties.joined(separator: ","))::\(escaped(data: message))\n"
    }

    private func note(_ related: Diagnostic.Related) -> String {
        "\(related.range): \(related.note.printable)"
    }

    private func name(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
    }

    private func escaped(data text: String) -> String { escape(text, ["%", "\r", "\n"]) }

    private func escaped(property text: String) -> String { escape(text, ["%", "\r", "\n", ":", ","]) }

    private func escape(_ text: String, _ reserved: Set<Unicode.Scalar>) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if reserved.contains(scalar) {
                result += "%" + scalar.hexByte
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    /// Two hexadecimal digits of an ASCII character.
    fileprivate var hexByte: String {
        let digits = String(value, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }
}
