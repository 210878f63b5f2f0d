/// Findings for a person: one line each in the form compilers use, the source line with carets, related places.
package struct TextRenderer {
    package var isColored: Bool

    package init(isColored: Bool = false) {
        self.isColored = isColored
    }

    package func render(_ summary: DiagnosticSummary) -> String {
        var text = summary.shown.map(render).joined()
        if summary.omitted > 0 { text += "and \(summary.omitted) more\n" }
        return text
    }

    package func render(_ diagnostic: Diagnostic) -> String {
        let severity = diagnostic.severity
        let label = style("\(severity.rawValue)[\(diagnostic.code)]:", Style(severity))
        var text = "\(place(diagnostic.range))\(label) \(style(diagnostic.sentence.printable, .bold))\n"
        if let range = diagnostic.range { text += excerpt(range, Style(severity)) }
        for related in diagnostic.related {
            text += "\(place(related.range))\(style("note:", .note)) \(related.note.printable)\n"
            text += excerpt(related.range, .note)
        }
        return text
    }

    private func place(_ range: SourceRange?) -> String {
        range.map { style("\($0.description.printable):", .bold) + " " } ?? ""
    }

    private func excerpt(_ range: SourceRange, _ caretStyle: Style) -> String {
        guard let excerpt = SourceExcerpt(of: range) else { return "" }
        let digits = String(range.line)
        let number = String(repeating: " ", count: max(0, 5 - digits.count)) + digits
        let margin = String(repeating: " ", count: number.count)
        let indent = String(repeating: " ", count: excerpt.indent)
        let carets = "^" + String(repeating: "~", count: excerpt.carets - 1)
        return "\(number) | \(excerpt.text)\n\(margin) | \(indent)\(style(carets, caretStyle))\n"
    }

    private func style(_ text: String, _ style: Style) -> String {
        isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// The parameters of the terminal's "select graphic rendition".
    private enum Style: String {
        case bold = "1"
        case error = "1;31"
        case warning = "1;35"
        case note = "1;36"

        init(_ severity: Diagnostic.Severity) {
            switch severity {
            case .error: self = .error
            case .warning: self = .warning
            case .info: self = .note
            }
        }
    }
}
