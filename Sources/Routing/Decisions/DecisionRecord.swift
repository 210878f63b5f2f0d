/// A decision with the facts it was made from, which are enough to make and explain it again.
public struct DecisionRecord: Sendable {
    /// The call.
    public let call: Call
    /// When it came.
    public let moment: Moment
    /// What the lookups answered.
    public let facts: Facts
    /// What was decided.
    public let decision: Decision
    /// Microseconds from the call's arrival to the decision.
    public let microseconds: Int64

    /// A record of these parts.
    public init(call: Call, moment: Moment, facts: Facts, decision: Decision, microseconds: Int64) {
        self.call = call
        self.moment = moment
        self.facts = facts
        self.decision = decision
        self.microseconds = microseconds
    }
}
