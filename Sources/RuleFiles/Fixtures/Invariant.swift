package import Routing

/// What must hold for every call of a kind, whatever the cases say: `never: { queue: "*" }`.
package struct Invariant: Sendable {
    /// One field of a decision.
    package struct Claim: Sendable {
        /// The field's name.
        package let field: String
        /// Its value; nil is any value at all.
        package let value: FieldValue?
        /// Where the fixture says so.
        package let range: SourceRange

        /// Whether a decision whose field is `actual` is one of those that the claim is about.
        package func fits(_ actual: FieldValue) -> Bool {
            value.map { $0 == actual } ?? (actual != .none)
        }
    }

    /// The name a report shows.
    package let name: String
    /// Where it stands.
    package let range: SourceRange
    /// Which calls it is about; all of these hold.
    package let given: [Condition]
    /// No decision has all of these; empty for no such claim.
    package let never: [Claim]
    /// Every decision has all of these.
    package let always: [Claim]
}
