/// Words, numbers and the characters that look like them.
extension SQLLexer {
    mutating func scanWord() {
        let end = wordEnd
        let word = String(decoding: bytes[position..<end].map(\.uppercased), as: UTF8.self)
        if let (prefix, quote) = stringPrefix(word, endingAt: end) {
            let start = position
            position = quote
            return scanString(prefix: prefix, startingAt: start)
        }
        if word == "Q" || word == "NQ", end < bytes.count, bytes[end] == .apostrophe {
            if dialect.hasChosenQuotes { return scanChosenQuote(isNational: word == "NQ", quoteAt: end) }
            if dialect == .generic { report(.ambiguous(.chosenQuote), position..<end + 1) }
        }
        reportVariables(inWord: position..<end)
        add(.word(word), until: end)
    }

    mutating func scanNumber() {
        let end = wordEnd
        if let dollar = bytes[position..<end].firstIndex(of: .dollar) {
            report(.strayDollar, dollar..<dollar + 1)
        } else if end < bytes.count, bytes[end] == .apostrophe {
            // `1E'…'` is a number and an escape string to PostgreSQL 14, and an error to 15.
            report(.numberBeforeString, position..<end + 1)
        }
        add(.number, until: end)
    }

    mutating func scanHash() {
        switch dialect {
        case .mySQL: scanLineComment()
        case .generic:
            report(.ambiguous(.hash), position..<position + 1)
            add(.symbol, until: position + 1)
        case .postgreSQL, .sqlite, .sqlServer, .oracle: add(.symbol, until: position + 1)
        }
    }

    mutating func scanAt() {
        let next = byte(ahead: 1)
        let isName = dialect.continuesWord(next) || next == .at || next == .apostrophe || next == .doubleQuote
        switch dialect {
        case .sqlite where dialect.continuesWord(next): scanNativeParameter()
        case .generic where isName:
            report(.ambiguous(.at), position..<position + 1)
            add(.symbol, until: position + 1)
        default: add(.symbol, until: position + 1)
        }
    }

    mutating func scanColon() {
        let next = byte(ahead: 1)
        if next == UInt8(ascii: ":") {
            add(.symbol, until: position + 2)
        } else if dialect.hasColonParameters, dialect.continuesWord(next) {
            scanNativeParameter()
        } else {
            add(.symbol, until: position + 1)
        }
    }

    mutating func scanMarker() {
        report(.strayMarker("?"), position..<position + 1)
        add(.marker, until: position + 1)
    }

    private mutating func scanNativeParameter() {
        let end = bytes[(position + 1)...].firstIndex { !dialect.continuesWord($0) } ?? bytes.count
        report(.strayMarker(text(position..<end)), position..<end)
        add(.marker, until: end)
    }

    /// A word ends where a character begins that only a word processor takes for a blank or a quote.
    private var wordEnd: Int {
        var end = position + 1
        while end < bytes.count, dialect.continuesWord(bytes[end]), pastedScalar(at: end) == nil { end += 1 }
        return end
    }

    private func stringPrefix(_ word: String, endingAt end: Int) -> (prefix: SQLString.Prefix, quote: Int)? {
        guard end < bytes.count else { return nil }
        if dialect.hasUnicodeStrings, word == "U", bytes[end] == .ampersand, end + 1 < bytes.count,
            bytes[end + 1] == .apostrophe
        {
            return (.special("U&"), end + 1)
        }
        let isCharacterSet = dialect.hasCharacterSetStrings && word.hasPrefix("_")
        if isCharacterSet, dialect.readsDoubleQuotesAsStrings, bytes[end] == .doubleQuote {
            return (.special(text(position..<end)), end)
        }
        guard bytes[end] == .apostrophe else { return nil }
        switch word {
        case "N": return (.national, end)
        case "E" where dialect.hasEscapeStrings: return (.escape, end)
        case "X", "B": return (.special(text(position..<end)), end)
        case _ where isCharacterSet: return (.special(text(position..<end)), end)
        default: return nil
        }
    }

    private mutating func reportVariables(inWord range: Range<Int>) {
        for reference in DollarReference.all(in: range, of: bytes) {
            if let variable = reference.variable { report(.variableInWord(variable), reference.range) }
        }
    }
}
