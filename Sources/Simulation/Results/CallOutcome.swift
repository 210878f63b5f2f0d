package import Queueing
package import Routing

/// What became of a scripted call.
package struct CallOutcome: Sendable {
    /// How it ended; nil: it is still there, or never came.
    package internal(set) var end: CallEnd?
    /// The agent who answered, by place.
    package internal(set) var answeredBy: Int?
    /// From its way into the queue, or its first try, to the answer or to its end, in milliseconds.
    package internal(set) var wait: Int64?
    /// What the rules decided about it.
    package internal(set) var decided: CallDecision?
    /// Where it left the queues, or the lack of one, for; nil if its route led out or it never left.
    package internal(set) var leftFor: Destination?
    /// What the ACD tells of it once it has ended.
    package internal(set) var summary: CallSummary?

    init() {}
}
