/// Whether the template is one statement that reads.
extension TemplateCompiler {
    mutating func checkStructure(of tokens: [SQLToken]) {
        let code = tokens.drop { $0.kind == .semicolon }
        guard let beginning = code.first(where: { $0.kind != .open }) else {
            return report(.empty, 0..<bytes.count)
        }
        let end = code.firstIndex { $0.kind == .semicolon } ?? code.endIndex
        if let more = code[end...].first(where: { $0.kind != .semicolon }) { report(.twoStatements, more.range) }
        checkParentheses(in: code)
        checkBeginning(beginning, of: code)
        checkWriting(in: code[..<end])
        if parameters.isEmpty, findings.allSatisfy({ $0.severity == .warning }) {
            report(.noVariable, beginning.range)
        }
    }

    private mutating func checkParentheses(in code: ArraySlice<SQLToken>) {
        var open: [Range<Int>] = []
        for token in code {
            if token.kind == .open { open.append(token.range) }
            if token.kind == .close, open.popLast() == nil { report(.unbalancedParenthesis, token.range) }
        }
        for range in open { report(.unbalancedParenthesis, range) }
    }

    private mutating func checkBeginning(_ beginning: SQLToken, of code: ArraySlice<SQLToken>) {
        let isEscapedCall = text(beginning) == "{" && code.dropFirst().first?.isWord("CALL") == true
        if beginning.isWord("EXEC", "EXECUTE", "CALL") || isEscapedCall {
            report(.procedureCall(isEscapedCall ? "{call" : text(beginning)), beginning.range)
        } else if !beginning.isWord("SELECT", "WITH", "VALUES") {
            report(.notASelect(text(beginning)), beginning.range)
        }
    }

    /// A statement may begin with SELECT or WITH and write all the same: `select … into`, a data-modifying
    /// WITH, a second statement that SQL Server accepts without a semicolon.
    private mutating func checkWriting(in code: ArraySlice<SQLToken>) {
        for index in code.indices.dropFirst() {
            let next = index + 1 < code.endIndex ? code[index + 1] : nil
            guard Self.isWriting(code[index], after: code[index - 1], before: next) else { continue }
            return report(.writes(text(code[index])), code[index].range)
        }
    }

    private static func isWriting(_ token: SQLToken, after previous: SQLToken, before next: SQLToken?) -> Bool {
        // Names: `t.update`, `x as delete`; functions: `insert(…)`, `truncate(…)`.
        if previous.kind == .dot || previous.isWord("AS") || next?.kind == .dot || next?.kind == .open { return false }
        guard case .word(let word) = token.kind else { return false }
        switch word {
        case "UPDATE": return !previous.isWord("FOR", "KEY")
        case "MERGE": return next?.isWord("JOIN") != true
        case "INSERT", "DELETE", "INTO", "DROP", "ALTER", "CREATE", "TRUNCATE": return true
        default: return false
        }
    }
}
