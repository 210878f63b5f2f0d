/// The parts of a single SELECT with a FROM and a WHERE and nothing that ties its rows together.
///
/// Places are indices into the code of the template.
struct PlainQuery {
    /// The list of columns, without SELECT and FROM.
    let columns: Range<Int>

    /// WHERE and those ANDs that join its conditions, as opposed to the AND of a BETWEEN or inside parentheses.
    private var conjunctions: Set<Int> = []

    init(_ rewrite: KeyedRewrite) throws(KeyRefusal) {
        let places = rewrite.code.indices
        guard !places.isEmpty, rewrite.token(0).isWord("SELECT") else { throw .notAPlainSelect }
        var depth = 0
        var from: Int?
        var hasCondition = false
        var openBetweens = 0
        for place in places {
            let token = rewrite.token(place)
            let text = rewrite.text(place)
            depth += Self.deepening(token, text)
            if token.isWord("ROWNUM") { throw .clause("ROWNUM") }
            guard depth == 0, place == 0 || rewrite.token(place - 1).kind != .dot else { continue }
            if hasCondition, Self.isAlternative(token, text, rewrite.dialect) { throw .alternatives }
            guard case .word(let word) = token.kind else { continue }
            if Self.clauses.contains(word) { throw .clause(word) }
            switch word {
            case "SELECT" where place > 0: throw .notAPlainSelect
            case "FROM" where from == nil: from = place
            case "WHERE" where from != nil && !hasCondition:
                hasCondition = true
                conjunctions.insert(place)
            case "FROM", "WHERE": throw .clause(word)
            case "BETWEEN": openBetweens += 1
            case "AND" where openBetweens > 0: openBetweens -= 1
            case "AND" where hasCondition: conjunctions.insert(place)
            default: break
            }
        }
        guard let from, from > 1, hasCondition else { throw .noKeyCondition }
        columns = 1..<from
    }

    /// The condition of which the marker at `place` is the value, if every row must fulfil it.
    func condition(at place: Int, in rewrite: KeyedRewrite) -> KeyCondition? {
        let end = rewrite.code.count
        if place >= 2, rewrite.text(place - 1) == "=" {
            let start = start(ofColumnEndingAt: place - 2, in: rewrite)
            guard let start, conjunctions.contains(start - 1) else { return nil }
            guard place + 1 == end || conjunctions.contains(place + 1) else { return nil }
            return KeyCondition(column: start..<place - 1, places: start..<place + 1)
        }
        guard conjunctions.contains(place - 1), place + 2 < end, rewrite.text(place + 1) == "=" else { return nil }
        var last = place + 2
        while last + 2 < end, rewrite.token(last + 1).kind == .dot { last += 2 }
        guard start(ofColumnEndingAt: last, in: rewrite) == place + 2 else { return nil }
        guard last + 1 == end || conjunctions.contains(last + 1) else { return nil }
        return KeyCondition(column: place + 2..<last + 1, places: place..<last + 1)
    }

    private func start(ofColumnEndingAt place: Int, in rewrite: KeyedRewrite) -> Int? {
        guard isName(place, in: rewrite) else { return nil }
        var start = place
        while start >= 2, rewrite.token(start - 1).kind == .dot, isName(start - 2, in: rewrite) { start -= 2 }
        return start
    }

    private func isName(_ place: Int, in rewrite: KeyedRewrite) -> Bool {
        switch rewrite.token(place).kind {
        case .name: true
        // A variable of a session is no column.
        case .word(let word): !word.hasPrefix("@")
        default: false
        }
    }

    /// Parentheses, brackets and CASE … END hold expressions of their own.
    private static func deepening(_ token: SQLToken, _ text: String) -> Int {
        if token.kind == .open || token.isWord("CASE") { return 1 }
        if token.kind == .close || token.isWord("END") { return -1 }
        guard token.kind == .symbol else { return 0 }
        if text == "[" || text == "{" { return 1 }
        return text == "]" || text == "}" ? -1 : 0
    }

    /// `||` is OR to MySQL.
    private static func isAlternative(_ token: SQLToken, _ text: String, _ dialect: SQLDialect) -> Bool {
        let hasSymbol = dialect == .mySQL || dialect == .generic
        return token.isWord("OR", "XOR") || (hasSymbol && token.kind == .symbol && text.contains("||"))
    }

    private static let clauses: Set<String> = [
        "CONNECT", "DISTINCT", "DISTINCTROW", "EXCEPT", "FETCH", "FIRST", "FOR", "GROUP", "HAVING", "INTERSECT",
        "INTO", "LIMIT", "LOCK", "MINUS", "OFFSET", "OPTION", "ORDER", "OVER", "PROCEDURE", "QUALIFY", "ROWS",
        "SKIP", "START", "TOP", "UNION", "UNIQUE", "WINDOW",
    ]
}
