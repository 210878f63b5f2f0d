/// Cuts the source into tokens, one at a time.
struct Lexer {
    let source: [UInt8]
    private(set) var offset = 0
    /// The first mistake; there are no tokens after it.
    private(set) var mistake: (kind: Mistake.Kind, offset: Int)?

    init(_ source: String) {
        self.source = Array(source.utf8)
    }

    func text(_ token: Token) -> String {
        String(decoding: source[Int(token.start)..<Int(token.end)], as: UTF8.self)
    }

    mutating func next() -> Token {
        skipSpace()
        let start = offset
        let kind = scan()
        return Token(kind: kind, start: Int32(start), end: Int32(offset))
    }

    private mutating func scan() -> Token.Kind {
        guard let byte = peek() else { return .end }
        switch byte {
        case _ where Self.isDigit(byte): return number()
        case UInt8(ascii: "."):
            guard let next = peek(1), Self.isDigit(next) else { return symbol(1) }
            return number()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted(prefix: 0)
        case UInt8(ascii: "`"): return quotedIdentifier()
        case _ where Self.isLetter(byte): return word()
        default: return operation(byte)
        }
    }

    private mutating func word() -> Token.Kind {
        if let prefix = stringPrefix() { return quoted(prefix: prefix) }
        while let byte = peek(), Self.isLetter(byte) || Self.isDigit(byte) { offset += 1 }
        return .identifier
    }

    /// How many of the letters `r` and `b` stand before a quote, nil if this is a word.
    private func stringPrefix() -> Int? {
        var letters: [UInt8] = []
        while letters.count < 3, let byte = peek(letters.count) {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return letters.count }
            let lower = byte | 0x20
            guard lower == UInt8(ascii: "r") || lower == UInt8(ascii: "b"), !letters.contains(lower) else { return nil }
            letters.append(lower)
        }
        return nil
    }

    private mutating func quotedIdentifier() -> Token.Kind {
        let start = offset
        offset += 1
        while let byte = peek() {
            offset += 1
            if byte == UInt8(ascii: "`"), offset - start > 2 { return .quotedIdentifier }
            guard Self.isLetter(byte) || Self.isDigit(byte) || "-./ ".utf8.contains(byte) else { break }
        }
        return fail(.unterminatedString, at: start)
    }

    private mutating func operation(_ byte: UInt8) -> Token.Kind {
        let pair = UInt16(byte) << 8 | UInt16(peek(1) ?? 0)
        if Self.pairs.contains(pair) { return symbol(2) }
        if "()[]{},:?.+-*/%!<>".utf8.contains(byte) { return symbol(1) }
        let rest = String(decoding: source[offset..<min(offset + 4, source.count)], as: UTF8.self)
        return fail(.strayCharacter(rest.unicodeScalars.first ?? "\0"), at: offset)
    }

    private static let pairs: Set<UInt16> = Set(
        ["&&", "||", "==", "!=", "<=", ">="].map { $0.utf8.reduce(0) { $0 << 8 | UInt16($1) } })

    private mutating func symbol(_ count: Int) -> Token.Kind {
        let code = source[offset..<offset + count].reduce(0) { $0 << 8 | UInt16($1) }
        offset += count
        return .symbol(code)
    }

    private mutating func skipSpace() {
        while let byte = peek() {
            if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B) {
                offset += 1
            } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
                while let byte = peek(), byte != 0x0A, byte != 0x0D { offset += 1 }
            } else {
                return
            }
        }
    }

    mutating func fail(_ kind: Mistake.Kind, at place: Int) -> Token.Kind {
        mistake = mistake ?? (kind, place)
        offset = source.count
        return .invalid
    }

    func peek(_ ahead: Int = 0) -> UInt8? {
        offset + ahead < source.count ? source[offset + ahead] : nil
    }

    mutating func advance(_ count: Int) {
        offset += count
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
    }
}
