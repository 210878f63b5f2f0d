/// Where a call goes, and by which rule.
public struct Decision: Sendable, Hashable {
    /// The deciding rule; nil when no rule matched.
    public let rule: Slot<Rule>?
    /// Where to. Never `.default`: that is resolved to the rule set's fallback.
    public let destination: Destination
    /// The call goes to the rule set's default destination (R19), whether a rule says so or none matched.
    public let isDefault: Bool
    /// How urgent; always there for a queue or an agent.
    public let priority: Priority?
    /// Attach data for the call, within the limit; nil leaves what it has.
    public let attach: AttachOutput?
    /// Where to next if the switch rejects the destination, in order.
    public let alternates: [Route]
    /// What else to know.
    public let flags: DecisionFlags
    /// The lookup asked last.
    public let lookup: Slot<Lookup>?
    /// How it ended; `notRun` when none was asked.
    public let outcome: LookupOutcome
    /// The rule's `on_failure` spoke.
    public let isOnFailure: Bool
    /// The side of a split, by position.
    public let side: Int?
    /// For whom the call is kept at first, and for how many milliseconds.
    public let lastAgent: LastAgent?
    /// The formulas that could not be evaluated on the way here; each makes the decision `degraded`.
    public let mishaps: [Mishap]

    /// The agent for whom a call is kept for a while (R29).
    public struct LastAgent: Sendable, Hashable {
        /// The agent.
        public let agent: Slot<Agent>
        /// For so many milliseconds.
        public let wait: Int64
    }
}
