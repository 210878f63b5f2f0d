/// Follows, token by token, whether an expression is the right-hand side of LIKE or its like.
struct PatternScope {
    private(set) var role = BindingRole.value
    private var depth = 0
    private var depthOfPattern = 0

    /// Takes note of the next significant token. Whatever follows the operator is the pattern until a word
    /// or comma of the same depth ends it; a subquery in it counts as pattern too, to be on the safe side.
    mutating func advance(over token: SQLToken, text: String, dialect: SQLDialect) {
        if token.kind == .open { depth += 1 }
        if token.kind == .close { depth -= 1 }
        if role != .value, depth < depthOfPattern || (depth == depthOfPattern && Self.ends(token)) { role = .value }
        if role == .value, let begun = Self.patternBegun(by: token, text: text, dialect: dialect) {
            role = begun
            depthOfPattern = depth
        }
    }

    private static func ends(_ token: SQLToken) -> Bool {
        token.kind == .comma || token.kind == .semicolon
            || token.isWord(
                "AND", "OR", "XOR", "ESCAPE", "THEN", "WHEN", "ELSE", "END", "IS", "AS", "FROM", "WHERE", "JOIN", "ON",
                "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR", "UNION", "EXCEPT", "INTERSECT", "MINUS")
    }

    private static func patternBegun(by token: SQLToken, text: String, dialect: SQLDialect) -> BindingRole? {
        if token.isWord("LIKE", "ILIKE") { return .likePattern }
        if token.isWord("SIMILAR", "REGEXP", "RLIKE", "GLOB", "MATCH", "AGAINST") { return .matchPattern }
        guard token.kind == .symbol, dialect == .postgreSQL || dialect == .generic else { return nil }
        switch text {
        case "~~", "~~*", "!~~", "!~~*": return .likePattern
        case "~", "~*", "!~", "!~*": return .matchPattern
        default: return nil
        }
    }
}
