/// A word of the source, as UTF-8 offsets.
struct Token {
    enum Kind: Hashable {
        case end
        case identifier
        /// Between backquotes, which a field's name may be.
        case quotedIdentifier
        case int, uint, double
        case string, bytes
        /// An operator or a bracket, by its characters in order: `&&` is 0x2626.
        case symbol(UInt16)
        /// Reported already; the parser ends here.
        case invalid
    }

    let kind: Kind
    let start: Int32
    let end: Int32
}

extension Token.Kind: ExpressibleByStringLiteral {
    /// The symbol of one or two characters.
    init(stringLiteral value: StaticString) {
        self = .symbol(value.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt16($1) } })
    }
}
