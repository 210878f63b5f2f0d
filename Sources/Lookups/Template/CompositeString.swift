/// The text of a string literal that holds variables, taken apart: what the database would have read, with
/// the variables between.
struct CompositeString {
    private(set) var parts: [Binding.Part] = []
    private(set) var findings: [TemplateFinding] = []
    private var text: [UInt8] = []
    private let bytes: [UInt8]

    init(_ string: SQLString, in bytes: [UInt8]) {
        self.bytes = bytes
        var offset = string.content.lowerBound
        while offset < string.content.upperBound {
            switch bytes[offset] {
            case .dollar: offset = readDollar(at: offset)
            // The lexer found the end of the string, so that a quote inside it is one of a pair.
            case string.quote where string.escapes != .none:
                text.append(string.quote)
                offset += 2
            case .backslash: offset = readBackslash(at: offset, string)
            default:
                text.append(bytes[offset])
                offset += 1
            }
        }
        flush()
    }

    private mutating func readDollar(at offset: Int) -> Int {
        let reference = DollarReference(at: offset, in: bytes)
        if let variable = reference.variable {
            flush()
            parts.append(.variable(variable))
        } else {
            text.append(contentsOf: bytes[reference.range])
        }
        return reference.range.upperBound
    }

    private mutating func readBackslash(at offset: Int, _ string: SQLString) -> Int {
        let rest = bytes[offset + 1..<string.content.upperBound]
        switch string.escapes {
        case .doubledQuote, .none: break
        case .sqlServer:
            if rest.first == .newline { return offset + 2 }
            if rest.starts(with: [.carriageReturn, .newline]) { return offset + 3 }
        case .mySQL, .postgreSQL:
            // The lexer would have read on if the backslash were the last byte.
            guard let escaped = rest.first else { preconditionFailure("an escaped quote closed a string") }
            text += unescaped(escaped, at: offset, string.escapes)
            return offset + 2
        }
        text.append(.backslash)
        return offset + 1
    }

    private mutating func unescaped(_ byte: UInt8, at offset: Int, _ escapes: SQLString.Escapes) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "n"): return [.newline]
        case UInt8(ascii: "r"): return [.carriageReturn]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "f") where escapes == .postgreSQL: return [12]
        // MySQL leaves the backslash before the two characters of LIKE, for LIKE to read.
        case UInt8(ascii: "%") where escapes == .mySQL: return [.backslash, byte]
        case UInt8(ascii: "_") where escapes == .mySQL: return [.backslash, byte]
        default:
            if Self.isCode(byte, escapes) { report(.unreadableEscape("\\" + String(UnicodeScalar(byte))), offset) }
            return [byte]
        }
    }

    /// Escapes that stand for the code of a character, and one before a dollar sign, which may or may not have
    /// been meant to begin a variable.
    private static func isCode(_ byte: UInt8, _ escapes: SQLString.Escapes) -> Bool {
        switch byte {
        case .dollar: true
        case UInt8(ascii: "0"), UInt8(ascii: "Z"): escapes == .mySQL || byte.isDigit
        case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"): escapes == .postgreSQL
        default: byte.isDigit && escapes == .postgreSQL
        }
    }

    private mutating func report(_ problem: TemplateProblem, _ offset: Int) {
        findings.append(TemplateFinding(problem: problem, range: offset..<offset + 2))
    }

    private mutating func flush() {
        guard !text.isEmpty else { return }
        parts.append(.literal(String(decoding: text, as: UTF8.self)))
        text.removeAll()
    }
}
