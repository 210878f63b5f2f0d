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
    /// Nanoseconds the decision took: its rules and its lookups. In virtual time, the lookups alone.
    public let nanoseconds: Int64

    /// The same in whole microseconds.
    public var microseconds: Int64 { nanoseconds / 1000 }

    /// A record of these parts.
    public init(call: Call, moment: Moment, facts: Facts, decision: Decision, nanoseconds: Int64) {
        self.call = call
        self.moment = moment
        self.facts = facts
        self.decision = decision
        self.nanoseconds = nanoseconds
    }
}
