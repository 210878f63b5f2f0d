/// A statement split where the keys go, so that it can be made for any number of them.
struct KeyedForm: Sendable, Hashable {
    /// Up to and with `column IN (`.
    let head: String
    /// From the closing parenthesis on.
    let tail: String
    let before: [Binding]
    let key: Binding
    let after: [Binding]

    func statement(keys count: Int) -> KeyedStatement {
        precondition(count > 0, "an IN list has at least one key")
        let markers = repeatElement("?", count: count).joined(separator: ",")
        return KeyedStatement(
            statement: head + markers + tail,
            parameters: before + repeatElement(key, count: count) + after,
            keys: before.count..<before.count + count)
    }
}
