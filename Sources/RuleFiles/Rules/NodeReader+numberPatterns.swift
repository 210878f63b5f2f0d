import Routing

extension NodeReader {
    /// A number pattern as rules write it.
    func numberPattern() -> NumberPattern? {
        guard let text = telephoneText() else { return nil }
        do {
            return try NumberPattern(parsing: text)
        } catch {
            let (fault, help) = error.words
            findings.error("bad-number", "\(name) '\(text)' \(fault)", help: help, at: range)
            return nil
        }
    }

    /// A number that is dialled as written: digits, `+` first, `*` and `#`.
    func dialString() -> String? {
        guard let text = telephoneText() else { return nil }
        let body = text.hasPrefix("+") ? text.dropFirst() : text[...]
        guard !body.isEmpty, body.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2A || $0 == 0x23 }) else {
            findings.error(
                "bad-number", "\(name) '\(text)' cannot be dialled",
                help: "write digits, with + before a country code", at: range)
            return nil
        }
        return text
    }
}

extension NumberPattern.ParseError {
    /// What is wrong, to stand behind the text, and how to mend it.
    var words: (fault: String, help: String?) {
        switch self {
        case .empty: ("is empty", "write digits, a prefix such as 1700* or a range such as 1700500000..1700500099")
        case .notDigits(let character, let offset):
            ("has '\(character)' at place \(offset + 1), and only digits can stand there", "write the digits alone")
        case .starNotLast: ("has '*' before its end", "a prefix ends with its only '*': 1700*")
        case .tooLong(let digits): ("has \(digits) digits, and no number has more than 15", nil)
        case .unequalEnds(let low, let high):
            ("is a range whose ends differ in length", "write both \(low) and \(high) with as many digits")
        case .reversed(let low, let high): ("is a range that ends before it begins", "write \(high)..\(low)")
        case .mixedForms:
            ("is a range between an international and a national number", "write + before both or neither")
        case .rangeOfPrefixes: ("is a range of prefixes", "write the first and the last number in full")
        }
    }
}
