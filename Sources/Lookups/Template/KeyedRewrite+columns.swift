/// What the list of columns may hold for another column to be added to it.
extension KeyedRewrite {
    func check(_ query: PlainQuery, column: Range<Int>) throws(KeyRefusal) {
        for place in query.columns {
            try checkFunction(at: place)
            let previous = token(place - 1)
            let isBareStar = text(place) == "*" && (place == 1 || previous.kind == .comma || previous.isWord("ALL"))
            if isBareStar, dialect == .oracle || dialect == .generic { throw .bareStar }
            if column.count == 1, isAlias(place), name(place) == name(column.lowerBound) {
                throw .keyIsAlias(text(place))
            }
        }
    }

    /// An aggregate makes one row of many without any GROUP BY, and a database may know aggregates of its
    /// own, so that only functions known to look at a single row are let through.
    private func checkFunction(at place: Int) throws(KeyRefusal) {
        guard place + 1 < code.count, token(place + 1).kind == .open else { return }
        switch token(place).kind {
        case .word(let word) where Self.ofOneRow.contains(word): break
        case .word, .name: throw .function(text(place))
        default: break
        }
    }

    /// Whether the name at `place` is one that the query gives: it follows AS, or an operand at once.
    private func isAlias(_ place: Int) -> Bool {
        guard isName(place), place > 1 else { return false }
        switch token(place - 1).kind {
        case .word, .name, .number, .string, .close, .variable: return true
        default: return false
        }
    }

    private func isName(_ place: Int) -> Bool {
        switch token(place).kind {
        case .name, .word: true
        default: false
        }
    }

    /// A name without its marks and case.
    private func name(_ place: Int) -> String {
        let folded = text(place).utf8.map(\.uppercased)
        let isMarked = token(place).kind == .name
        return String(decoding: isMarked ? folded.dropFirst().dropLast() : folded[...], as: UTF8.self)
    }

    /// Functions of one row, and the words before a parenthesis that are no functions.
    private static let ofOneRow: Set<String> = [
        "ABS", "CAST", "CEIL", "CEILING", "CHAR_LENGTH", "COALESCE", "CONCAT", "CONCAT_WS", "CONVERT", "DATE", "DECODE",
        "FLOOR", "IF", "IFNULL", "IIF", "ISNULL", "LEFT", "LEN", "LENGTH", "LOWER", "LPAD", "LTRIM", "NULLIF", "NVL",
        "NVL2", "REPLACE", "RIGHT", "ROUND", "RPAD", "RTRIM", "SUBSTR", "SUBSTRING", "TO_CHAR", "TO_NUMBER", "TRIM",
        "TRY_CAST", "TRY_CONVERT", "UPPER", "DECIMAL", "NUMERIC", "CHAR", "NCHAR", "VARCHAR", "NVARCHAR", "VARCHAR2",
        "AND", "AS", "BETWEEN", "BY", "CASE", "ELSE", "EXISTS", "FROM", "IN", "IS", "LIKE", "NOT", "ON", "OR", "SELECT",
        "THEN", "WHEN", "WHERE",
    ]
}
