extension Parser {
    /// A number, string or bytes; `sign` is where the minus of a negative number stands.
    mutating func literal(negativeFrom sign: Int?) throws(Failure) -> Int {
        let value = try literalValue(isNegative: sign != nil)
        let start = sign ?? Int(token.start)
        advance()
        return try add(.literal(value), start: start, start, [])
    }

    private func literalValue(isNegative: Bool) throws(Failure) -> Value {
        let text = lexer.text(token)
        let value: Value? =
            switch token.kind {
            case .int: Self.integer(isNegative ? "-\(text)" : text).map(Value.int)
            case .uint: Self.integer(String(text.dropLast())).map(Value.uint)
            case .double: Double(isNegative ? "-\(text)" : text).flatMap { $0.isInfinite ? nil : .double($0) }
            case .string: try .string(String(decoding: content(), as: UTF8.self))
            default: try .bytes(content())
            }
        guard let value else { throw Failure(kind: .badNumber(text), offset: Int(token.start)) }
        return value
    }

    private static func integer<Integer: FixedWidthInteger>(_ text: String) -> Integer? {
        let digits = text.drop { $0 == "-" }
        guard digits.hasPrefix("0x") || digits.hasPrefix("0X") else { return Integer(text) }
        return Integer((text.first == "-" ? "-" : "") + digits.dropFirst(2), radix: 16)
    }

    private func content() throws(Failure) -> [UInt8] {
        do {
            return try StringLiteral(lexer.source[Int(token.start)..<Int(token.end)]).content
        } catch {
            throw Failure(kind: .badEscape(error.text), offset: Int(token.start) + error.offset)
        }
    }
}
