package import Queueing
package import Routing

/// Everything that happened to one call, in order.
package struct CallStory: Sendable {
    /// One thing that happened.
    package enum Event: Sendable {
        /// The rules decided.
        case decided(CallDecision)
        /// The ACD did something.
        case effect(Effect)
        /// It rings at an agent, for this reason; `before` is the place of the scripted call it goes before, if it is one.
        case rings(AgentID, Slot<Queue>, Offer, before: Int?)
    }

    /// What happened, and when, in milliseconds from the start.
    package private(set) var events: [(at: Int64, event: Event)] = []

    init() {}

    mutating func add(_ event: Event, at time: Int64) { events.append((time, event)) }
}
