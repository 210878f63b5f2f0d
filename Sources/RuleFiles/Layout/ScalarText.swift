/// How scalars are written in the canonical layout.
enum ScalarText {
    /// A scalar on one line; nil where it is text over several lines that keeps its own form.
    static func inline(_ scalar: YAMLScalar, inFlow: Bool) -> String? {
        switch scalar.style {
        case .plain:
            if scalar.text.isEmpty { return inFlow ? "null" : "" }
            return scalar.text.contains("\n") ? doubleQuoted(scalar.text) : scalar.text
        case .singleQuoted, .doubleQuoted:
            return quoted(scalar.text)
        case .literal, .folded:
            return inFlow ? doubleQuoted(scalar.text) : nil
        }
    }

    /// Between double quotes, and between single ones what would need escapes there.
    static func quoted(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && !needsEscape($0) }
        guard isPlain else { return doubleQuoted(text) }
        guard text.contains("\"") || text.contains("\\") else { return "\"\(text)\"" }
        return "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    }

    /// What an editor would not show or would show as something else.
    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80..<0xA0, 0x2028, 0x2029, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    static func doubleQuoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F || needsEscape(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A scalar over several lines: its header and its lines, without indentation. Nil where only quotes can keep it.
    static func block(
        _ scalar: YAMLScalar, in file: SourceFile, _ start: SourcePosition, _ end: SourcePosition
    ) -> [String]? {
        guard
            let header = file.line(start.line)?.unicodeScalars.dropFirst(start.column - 1).prefix(while: { $0 != " " })
        else { return nil }
        // An indicator of indentation is needed where the text begins with blanks; quotes say that more plainly.
        guard !header.contains(where: { ("1"..."9").contains($0) }) else { return nil }
        var lines: [Substring] = []
        var number = start.line + 1
        var indent: Int?
        while number < end.line || number == end.line && end.column > 1, let line = file.line(number) {
            let blanks = line.prefix { $0 == " " }.count
            let isBlank = blanks == line.count
            if !isBlank {
                if indent == nil { indent = blanks }
                if blanks < indent ?? 0 { break }
            }
            lines.append(line)
            number += 1
        }
        guard let indent, indent > 0 else { return nil }
        var texts = lines.map { String($0.dropFirst(indent)) }
        // Only `+` keeps the blank lines at the end.
        if !header.contains("+") { while texts.last?.allSatisfy({ $0 == " " }) == true { texts.removeLast() } }
        return [String(String.UnicodeScalarView(header))] + texts
    }
}
