/// Strings and quoted names.
extension SQLLexer {
    /// A string whose opening quote stands here, and whose prefix begins at `start`.
    mutating func scanString(prefix: SQLString.Prefix, startingAt start: Int) {
        let quote = byte()
        let backslashes = dialect.escapesWithBackslash || prefix == .escape && dialect == .postgreSQL
        let close = closingQuote(quote, backslashes: backslashes)
        if dialect == .generic, close != closingQuote(quote, backslashes: true) {
            report(.ambiguous(.backslash), start..<(close ?? bytes.count - 1) + 1)
        }
        guard let close else {
            report(.unterminatedString, start..<position + 1)
            position = start
            return add(.symbol, until: bytes.count)
        }
        let string = SQLString(prefix: prefix, escapes: escapes(prefix), quote: quote, content: position + 1..<close)
        position = start
        add(.string(string), until: close + 1)
    }

    /// Oracle's `q'[…]'`: the character behind the quote opens, and its counterpart before a quote closes.
    mutating func scanChosenQuote(isNational: Bool, quoteAt quote: Int) {
        let opening = text(quote + 1..<min(quote + 5, bytes.count)).unicodeScalars.first ?? " "
        let closing = [UInt8](Self.counterpart(of: opening).utf8) + [.apostrophe]
        let content = quote + 1 + opening.utf8.count
        var close = content
        while close + closing.count <= bytes.count, !bytes[close..<close + closing.count].elementsEqual(closing) {
            close += 1
        }
        guard close + closing.count <= bytes.count else {
            report(.unterminatedString, position..<quote + 1)
            return add(.symbol, until: bytes.count)
        }
        let string = SQLString(
            prefix: isNational ? .national : .none, escapes: .none, quote: .apostrophe, content: content..<close)
        add(.string(string), until: close + closing.count)
    }

    mutating func scanQuotedName(closedBy quote: UInt8, doubled: Bool) {
        guard let close = closingQuote(quote, doubled: doubled) else {
            report(.unterminatedName, position..<position + 1)
            return add(.name, until: bytes.count)
        }
        checkName(position + 1..<close, quote: quote)
        add(.name, until: close + 1)
    }

    /// `[x]` is a name. Where the driver is unknown it may be a subscript too, so nothing in it may matter.
    mutating func scanBracketName() {
        let bracket = UInt8(ascii: "]")
        if dialect == .generic {
            let content = position + 1..<(bytes[position...].firstIndex(of: bracket) ?? position + 1)
            let isPlain = bytes[content].allSatisfy { $0.isVariableName || $0 == .space || $0 == UInt8(ascii: ".") }
            guard isPlain, !content.isEmpty else {
                report(.ambiguous(.brackets), position..<position + 1)
                return add(.symbol, until: position + 1)
            }
        }
        scanQuotedName(closedBy: bracket, doubled: dialect.doublesClosingBracket)
    }

    /// The offset of the quote that closes what opens here.
    private func closingQuote(_ quote: UInt8, doubled: Bool = true, backslashes: Bool = false) -> Int? {
        var offset = position + 1
        while offset < bytes.count {
            let isDoubled = doubled && offset + 1 < bytes.count && bytes[offset + 1] == quote
            switch bytes[offset] {
            case .backslash where backslashes: offset += 2
            case quote where isDoubled: offset += 2
            case quote: return offset
            default: offset += 1
            }
        }
        return nil
    }

    private func escapes(_ prefix: SQLString.Prefix) -> SQLString.Escapes {
        switch dialect {
        case .mySQL: .mySQL
        case .sqlServer: .sqlServer
        case .postgreSQL where prefix == .escape: .postgreSQL
        case .generic, .postgreSQL, .sqlite, .oracle: .doubledQuote
        }
    }

    private mutating func checkName(_ content: Range<Int>, quote: UInt8) {
        for reference in DollarReference.all(in: content, of: bytes) {
            guard let variable = reference.variable else { continue }
            let isString = dialect == .generic && quote == .doubleQuote
            report(isString ? .ambiguous(.doubleQuotes) : .variableInName(variable), reference.range)
        }
        if dialect == .generic, quote == .doubleQuote, bytes[content].contains(.backslash) {
            report(.ambiguous(.backslash), content)
        }
        // Drivers know double quotes; of the other marks some do not, and count a marker inside.
        for offset in content where bytes[offset] == .question && quote != .doubleQuote {
            report(.strayMarker("?"), offset..<offset + 1)
        }
    }

    private static func counterpart(of opening: Unicode.Scalar) -> String {
        switch opening {
        case "[": "]"
        case "(": ")"
        case "{": "}"
        case "<": ">"
        default: String(opening)
        }
    }
}
