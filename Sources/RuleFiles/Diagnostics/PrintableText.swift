extension StringProtocol {
    /// The text with all that could move a terminal's cursor or reorder its line written as `\u{1B}`.
    ///
    /// Overrides and isolates of text direction are among them: they can make a line read as what it is not.
    package var printable: String {
        guard unicodeScalars.contains(where: \.needsEscape) else { return String(self) }
        var result = ""
        for scalar in unicodeScalars {
            if scalar.needsEscape { result += scalar.escaped } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// The text between single quotes for a message, printable, and cut where it is long.
    package var quoted: String {
        let limit = 60
        let start = prefix(limit)
        return start.endIndex < endIndex ? "'\(start.printable)…'" : "'\(start.printable)'"
    }

    /// A path between single quotes for a message, printable and never cut: its end names the file.
    package var quotedPath: String { "'\(printable)'" }
}

extension Unicode.Scalar {
    var needsEscape: Bool {
        switch value {
        case 0x20...0x7E: false
        case 0x202A...0x202E, 0x2066...0x2069: true
        default:
            switch properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }

    var escaped: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }
}
