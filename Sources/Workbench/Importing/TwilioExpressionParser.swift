/// Reads the expressions of Twilio workflows, by recursive descent.
struct TwilioExpressionParser {
    private enum Token: Equatable {
        case word(String)
        case literal(TwilioExpression.Literal)
        case symbol(String)
    }

    private let text: String
    private var tokens: ArraySlice<Token> = []
    /// How deep the parentheses may be: nobody writes so many, and each takes room on the stack.
    private static let depthLimit = 100
    private var depth = 0

    init(_ text: String) { self.text = text }

    mutating func expression() throws(TwilioExpression.Unreadable) -> TwilioExpression {
        tokens = try scan()[...]
        let result = try alternatives()
        guard let rest = tokens.first else { return result }
        throw unreadable("'\(name(rest))' stands where AND or OR was expected")
    }

    private mutating func alternatives() throws(TwilioExpression.Unreadable) -> TwilioExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.depthLimit else { throw unreadable("it is nested too deeply") }
        var parts = [try conjunction()]
        while takes(["OR", "||"]) { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(TwilioExpression.Unreadable) -> TwilioExpression {
        var parts = [try single()]
        while takes(["AND", "&&"]) { parts.append(try single()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func single() throws(TwilioExpression.Unreadable) -> TwilioExpression {
        if takes(["NOT", "!"]) {
            depth += 1
            defer { depth -= 1 }
            guard depth < Self.depthLimit else { throw unreadable("it is nested too deeply") }
            return .not(try single())
        }
        if takes(["("]) {
            let inner = try alternatives()
            guard takes([")"]) else { throw unreadable("a parenthesis is not closed") }
            return inner
        }
        return try comparison()
    }

    private mutating func comparison() throws(TwilioExpression.Unreadable) -> TwilioExpression {
        guard let first = tokens.popFirst() else { throw unreadable("it ends where a condition was expected") }
        if case .literal(let left) = first {
            guard takes(["==", "="]), case .literal(let right) = tokens.popFirst() else {
                throw unreadable("an attribute stands before what it is compared with")
            }
            return left == right ? .always : .not(.always)
        }
        guard case .word(let attribute) = first else { throw unreadable("'\(name(first))' is no attribute") }
        if takes(["IN"]) { return .test(attribute, .equal, try list()) }
        if takes(["NOT"]) {
            guard takes(["IN"]) else { throw unreadable("NOT stands before no IN") }
            return .not(.test(attribute, .equal, try list()))
        }
        guard case .symbol(let sign) = tokens.popFirst() else {
            throw unreadable("attribute '\(attribute)' is compared with nothing")
        }
        let spellings = ["=": "==", "<>": "!="]
        guard let comparison = TwilioExpression.Comparison(rawValue: spellings[sign] ?? sign) else {
            throw unreadable("the operator '\(sign)' has no counterpart")
        }
        guard case .literal(let literal) = tokens.popFirst() else {
            throw unreadable("attribute '\(attribute)' is compared with something that is no value")
        }
        return .test(attribute, comparison, [literal])
    }

    private mutating func list() throws(TwilioExpression.Unreadable) -> [TwilioExpression.Literal] {
        guard takes(["[", "("]) else { throw unreadable("IN stands before no list") }
        var values: [TwilioExpression.Literal] = []
        while case .literal(let value) = tokens.first {
            tokens.removeFirst()
            values.append(value)
            guard takes([","]) else { break }
        }
        guard takes(["]", ")"]), !values.isEmpty else { throw unreadable("a list is not closed, or holds no values") }
        return values
    }

    private mutating func takes(_ words: [String]) -> Bool {
        switch tokens.first {
        case .word(let word) where words.contains(word.uppercased()), .symbol(let word) where words.contains(word):
            tokens.removeFirst()
            return true
        default:
            return false
        }
    }

    private func unreadable(_ what: String) -> TwilioExpression.Unreadable { .init(what: what) }

    private func name(_ token: Token) -> String {
        switch token {
        case .word(let text), .symbol(let text): text
        case .literal(let literal): "\(literal)"
        }
    }

    private func scan() throws(TwilioExpression.Unreadable) -> [Token] {
        var tokens: [Token] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "'" || first == "\"" {
                let (value, after) = try string(rest)
                tokens.append(.literal(.text(value)))
                rest = after
            } else if first.isASCII, first.isNumber || first == "-" && rest.dropFirst().first?.isNumber == true {
                let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
                rest = rest.dropFirst(digits.count)
                if let value = Int(digits) {
                    tokens.append(.literal(.integer(value)))
                } else if let value = Double(digits) {
                    tokens.append(.literal(.decimal(value)))
                } else {
                    throw unreadable("'\(digits)' is no number")
                }
            } else if first.isLetter || first == "_" || first == "$" {
                let word = rest.prefix {
                    $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "$" || $0 == "-"
                }
                rest = rest.dropFirst(word.count)
                switch word.lowercased() {
                case "true": tokens.append(.literal(.bool(true)))
                case "false": tokens.append(.literal(.bool(false)))
                default: tokens.append(.word(String(word)))
                }
            } else {
                let symbol = ["==", "!=", "<>", "<=", ">=", "&&", "||"].first { rest.hasPrefix($0) } ?? String(first)
                tokens.append(.symbol(symbol))
                rest = rest.dropFirst(symbol.count)
            }
        }
        return tokens
    }

    private func string(_ text: Substring) throws(TwilioExpression.Unreadable) -> (String, Substring) {
        guard let quote = text.first else { throw unreadable("a text is missing") }
        var value = ""
        var rest = text.dropFirst()
        while let character = rest.popFirst() {
            if character == quote { return (value, rest) }
            if character == "\\", let next = rest.popFirst() { value.append(next) } else { value.append(character) }
        }
        throw unreadable("a text is not closed")
    }
}
