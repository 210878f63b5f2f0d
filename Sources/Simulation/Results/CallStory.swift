package import Queueing

/// Everything that happened to one call, in order.
package struct CallStory: Sendable {
    /// One thing that happened.
    package enum Event: Sendable {
        /// The rules decided.
        case decided(CallDecision)
        /// The ACD did something.
        case effect(Effect)
    }

    /// What happened, and when, in milliseconds from the start.
    package private(set) var events: [(at: Int64, event: Event)] = []

    init() {}

    mutating func add(_ event: Event, at time: Int64) { events.append((time, event)) }
}
