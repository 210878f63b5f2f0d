/// One condition of a rule as it stood for a call, with the conditions inside it.
public struct Check: Sendable {
    /// What was asked.
    public let condition: Condition
    /// Whether it held.
    public let holds: Bool
    /// The conditions inside `not`, `all` and `any`.
    public let parts: [Check]
}
