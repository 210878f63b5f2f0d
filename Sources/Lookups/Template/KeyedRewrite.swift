/// Looks for the one condition `column = $CLID` of a plain SELECT and puts a list of keys in its place.
///
/// Whatever could make the answer for one caller depend on the rows of another is refused: the slow way, one
/// statement a caller, is always right.
struct KeyedRewrite {
    let bytes: [UInt8]
    let dialect: SQLDialect
    let tokens: [CompiledToken]
    let parameters: [Binding]

    /// Indices in `tokens` of what the database reads as code.
    let code: [Int]

    init(_ compiler: TemplateCompiler) {
        bytes = compiler.bytes
        dialect = compiler.dialect
        tokens = compiler.tokens
        parameters = compiler.parameters
        code = compiler.tokens.indices.filter {
            compiler.tokens[$0].token.isSignificant && compiler.tokens[$0].output != .nothing
        }
    }

    func form() throws(KeyRefusal) -> KeyedForm {
        guard !tokens.contains(where: { $0.token.kind == .executableHint }) else { throw .executableComment }
        let query = try PlainQuery(self)
        let key = try keyMarker()
        guard let condition = query.condition(at: key.place, in: self) else { throw .noKeyCondition }
        try check(query, column: condition.column)
        return render(query, condition, key: key.parameter)
    }

    func token(_ place: Int) -> SQLToken { tokens[code[place]].token }

    func text(_ place: Int) -> String { String(decoding: bytes[token(place).range], as: UTF8.self) }

    /// The only use of `$CLID`: its place among the code and its index among the parameters.
    private func keyMarker() throws(KeyRefusal) -> (place: Int, parameter: Int) {
        let uses = parameters.indices.filter { parameters[$0].uses(.clid) }
        guard uses.count == 1, let parameter = uses.first, parameters[parameter].parts == [.variable(.clid)],
            let place = code.firstIndex(where: { tokens[$0].output == .marker(parameter) })
        else { throw .usesOfKey(uses.count) }
        return (place, parameter)
    }

    private func render(_ query: PlainQuery, _ condition: KeyCondition, key: Int) -> KeyedForm {
        let column = condition.column.map(text).joined()
        let (first, last) = (code[condition.places.lowerBound], code[condition.places.upperBound - 1])
        var head = StatementText(dialect)
        for (index, token) in tokens[..<first].enumerated() {
            token.write(to: &head, of: bytes)
            if index == code[query.columns.upperBound - 1] { head.append(", \(column)".utf8) }
        }
        head.append("\(column) IN (".utf8)
        var tail = StatementText(dialect)
        tail.append(")".utf8)
        for token in tokens[(last + 1)...] { token.write(to: &tail, of: bytes) }
        return KeyedForm(
            head: head.text, tail: tail.trimmed, before: Array(parameters[..<key]), key: parameters[key],
            after: Array(parameters[(key + 1)...]))
    }
}
