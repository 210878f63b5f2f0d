package import Queueing
package import Routing

/// Everything that happened to one call, in order.
package struct CallStory: Sendable {
    /// One thing that happened.
    package enum Event: Sendable {
        /// The rules decided, by the rule of this name or by none.
        case decided(Decision, rule: String?)
        /// The ACD did something.
        case effect(Effect)
    }

    /// What happened, and when, in milliseconds from the start.
    package private(set) var events: [(at: Int64, event: Event)] = []

    init() {}

    mutating func add(_ event: Event, at time: Int64) { events.append((time, event)) }
}
