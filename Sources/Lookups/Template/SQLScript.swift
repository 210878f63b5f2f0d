/// A script of several statements, such as the seed of a test database.
package enum SQLScript {
    /// The statements of `text` in order, without their semicolons, comments left out.
    ///
    /// Semicolons inside strings, quoted names and comments end nothing, nor do those inside a trigger's body.
    package static func statements(of text: String, dialect: SQLDialect) -> [String] {
        let bytes = Array(text.utf8)
        var statements: [String] = []
        var current: [UInt8] = []
        var end = StatementEnd()
        func finish() {
            let statement = String(decoding: current, as: UTF8.self)
            if statement.contains(where: { !$0.isWhitespace }) { statements.append(statement) }
            current = []
            end = StatementEnd()
        }
        for token in SQLLexer(bytes, dialect: dialect).tokens {
            switch token.kind {
            case .comment:
                current.append(.space)
                continue
            case .semicolon where !end.isTrigger || end.endsBody:
                finish()
                continue
            case .blank:
                break
            default:
                end.read(token.kind)
            }
            current += bytes[token.range]
        }
        finish()
        return statements
    }

    /// What the tokens of a statement tell about where it ends. A trigger does as `sqlite3_complete` has it: with an END
    /// right behind a semicolon, which the END of a CASE never is.
    private struct StatementEnd {
        private var words: [String] = []
        private var isBehindSemicolon = false
        private(set) var endsBody = false

        /// `create trigger`, `create temp trigger`.
        var isTrigger: Bool {
            guard words.first == "CREATE", let second = words.dropFirst().first else { return false }
            return second == "TRIGGER" || ["TEMP", "TEMPORARY"].contains(second) && words.last == "TRIGGER"
        }

        mutating func read(_ token: SQLToken.Kind) {
            switch token {
            case .word(let word):
                if words.count < 3 { words.append(word) }
                endsBody = isBehindSemicolon && word == "END"
                isBehindSemicolon = false
            case .semicolon:
                isBehindSemicolon = true
                endsBody = false
            default:
                isBehindSemicolon = false
                endsBody = false
            }
        }
    }
}
