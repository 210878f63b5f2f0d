/// A lookup that a decision waits for, and the time it may take.
public struct LookupQuestion: Sendable, Hashable {
    /// The lookup.
    public let lookup: Slot<Lookup>
    /// The first rule that needs it.
    public let rule: Slot<Rule>
    /// Milliseconds since the decision began.
    public let elapsed: Int64
    /// Milliseconds that are left of the decision's budget; each source takes its own time-out of them, or the rest.
    public let allowed: Int64

    /// The question that `lookup` for `rule` is, `elapsed` milliseconds into the decision of `call`.
    public init(_ lookup: Slot<Lookup>, for rule: Slot<Rule>, of call: Call, elapsed: Int64, in rules: RuleSet) {
        self.lookup = lookup
        self.rule = rule
        self.elapsed = elapsed
        allowed = max(0, rules.deadline.milliseconds(for: call, rule: rules.rules[rule].budget) - elapsed)
    }
}
