/// A script of several statements, such as the seed of a test database.
package enum SQLScript {
    /// The statements of `text` in order, without their semicolons, comments left out.
    ///
    /// Semicolons inside strings, quoted names and comments end nothing, nor do those inside a trigger's body.
    package static func statements(of text: String, dialect: SQLDialect) -> [String] {
        let bytes = Array(text.utf8)
        var statements: [String] = []
        var current: [UInt8] = []
        var words: [String] = []
        func isInsideTrigger() -> Bool {
            words.first == "CREATE" && words.prefix(4).contains("TRIGGER") && words.last != "END"
        }
        func finish() {
            let statement = String(decoding: current, as: UTF8.self)
            if statement.contains(where: { !$0.isWhitespace }) { statements.append(statement) }
            current = []
            words = []
        }
        for token in SQLLexer(bytes, dialect: dialect).tokens {
            switch token.kind {
            case .comment:
                current.append(.space)
                continue
            case .semicolon where !isInsideTrigger():
                finish()
                continue
            case .word(let word):
                words.append(word)
            default:
                break
            }
            current += bytes[token.range]
        }
        finish()
        return statements
    }
}
