/// A decision with the reason: every rule in order, and why each did or did not match.
public struct Explanation: Sendable {
    /// What became of a rule.
    public enum Verdict: Hashable, Sendable {
        /// It decided.
        case decided
        /// Its lookup failed and its `on_failure` decided.
        case decidedOnFailure
        /// At least one condition did not hold.
        case conditionFailed
        /// An `if` was false, or could not be evaluated.
        case formulaFailed
        /// The lookup found no row.
        case noRow
        /// The lookup failed, and the rule has no `on_failure`.
        case lookupFailed
        /// A later rule than the deciding one that would match too; its lookup, if it has one, aside.
        case wouldMatch
        /// A later rule than the deciding one that would not match.
        case wouldNotMatch
    }

    /// One rule.
    public struct Step: Sendable {
        /// The rule.
        public let rule: Slot<Rule>
        /// Its conditions; all of them, also those after one that failed.
        public let checks: [Check]
        /// What its formulas came to, when they were asked; all of them, also those after one that failed.
        public let formulas: [FormulaCheck]
        /// The answer of its lookup, when it came to that.
        public let answer: LookupAnswer?
        /// The outcome.
        public let verdict: Verdict
    }

    /// The rules in order.
    public let steps: [Step]
    /// The decision, the same as `evaluate` gives.
    public let decision: Decision
    /// The clock in the rule set's zone.
    public let clock: WallClock
    /// The windows that are open, in declared order.
    public let openWindows: [Slot<Window>]
}
