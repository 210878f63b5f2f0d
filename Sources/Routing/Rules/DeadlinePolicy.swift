/// How long a whole decision may take.
public struct DeadlinePolicy: Sendable, Hashable {
    /// Milliseconds for a decision, where neither rule nor switch says less.
    public let budget: Int64
    /// Milliseconds kept of the switch's own time-out for the answer's way back.
    public let margin: Int64

    /// A policy; the defaults are those of the rule-file format.
    public init(budget: Int64 = 2000, margin: Int64 = 300) {
        self.budget = budget
        self.margin = margin
    }

    /// Milliseconds from the call's arrival within which its decision must leave: the lesser of the budget and
    /// the switch's time-out less the margin, never negative.
    public func milliseconds(for call: Call, rule budget: Int64? = nil) -> Int64 {
        let own = budget ?? self.budget
        guard let timeout = call.routeTimeout else { return own }
        return max(0, min(own, timeout - margin))
    }
}
