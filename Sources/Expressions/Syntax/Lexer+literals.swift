extension Lexer {
    /// Digits; hexadecimal ones after `0x`; `u` behind them; a fraction; an exponent.
    mutating func number() -> Token.Kind {
        if peek() == UInt8(ascii: "0"), peek(1).map({ $0 | 0x20 }) == UInt8(ascii: "x"), hasHexDigit(2) {
            advance(2)
            while hasHexDigit(0) { advance(1) }
            return unsignedSuffix() ? .uint : .int
        }
        skipDigits()
        var isDouble = false
        if peek() == UInt8(ascii: "."), let next = peek(1), Self.isDigit(next) {
            advance(1)
            skipDigits()
            isDouble = true
        }
        if peek().map({ $0 | 0x20 }) == UInt8(ascii: "e") {
            let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
            if let digit = peek(1 + sign), Self.isDigit(digit) {
                advance(1 + sign)
                skipDigits()
                isDouble = true
            }
        }
        if isDouble { return .double }
        return unsignedSuffix() ? .uint : .int
    }

    /// A string with `prefix` letters before its quotes. Only its end is looked for here.
    mutating func quoted(prefix: Int) -> Token.Kind {
        let start = offset
        var isRaw = false
        var isBytes = false
        for index in 0..<prefix {
            if peek(index).map({ $0 | 0x20 }) == UInt8(ascii: "r") { isRaw = true } else { isBytes = true }
        }
        advance(prefix)
        guard let quote = peek() else { return fail(.unterminatedString, at: start) }
        let isTriple = peek(1) == quote && peek(2) == quote
        advance(isTriple ? 3 : 1)
        while let byte = peek() {
            if byte == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
                advance(isTriple ? 3 : 1)
                return isBytes ? .bytes : .string
            }
            if !isTriple, byte == 0x0A || byte == 0x0D { break }
            advance(byte == UInt8(ascii: "\\") && !isRaw && peek(1) != nil ? 2 : 1)
        }
        return fail(.unterminatedString, at: start)
    }

    private mutating func unsignedSuffix() -> Bool {
        guard peek().map({ $0 | 0x20 }) == UInt8(ascii: "u") else { return false }
        advance(1)
        return true
    }

    private mutating func skipDigits() {
        while let byte = peek(), Self.isDigit(byte) { advance(1) }
    }

    private func hasHexDigit(_ ahead: Int) -> Bool {
        guard let byte = peek(ahead) else { return false }
        return Self.isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
    }
}
