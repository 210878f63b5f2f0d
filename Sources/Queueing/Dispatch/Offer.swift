/// Why a call rings at an agent now (R4): how urgent it is, and which call it goes before.
public struct Offer: Sendable, Hashable {
    /// What decides between two calls, the most important first.
    public enum Criterion: Sendable, Hashable {
        /// The agent serves the queue of one at a better level.
        case level
        /// The effective priority.
        case priority
        /// An agent did not answer it, or refused (R18).
        case returned
        /// When it was first queued.
        case firstQueued
        /// The order of arrival.
        case sequence
    }

    /// What waiting makes of a priority (R7).
    public struct Aging: Sendable, Hashable {
        /// So many milliseconds make it better by one.
        public let step: Int64
        /// And no better than this, 1 ... 9.
        public let floor: Int
    }

    /// The most urgent call that is left for the agent, once all of the instant ring.
    public struct Next: Sendable, Hashable {
        /// That call.
        public let call: CallID
        /// By what it comes after.
        public let criterion: Criterion
    }

    /// The base priority, 1 ... 9.
    public let base: Int
    /// What waiting has made of it.
    public let effective: Int
    /// How long the call has waited, in milliseconds from its first queue.
    public let waited: Int64
    /// The aging of the queue it rings for; nil for none.
    public let aging: Aging?
    /// The call is kept for this agent (R29).
    public let isKept: Bool
    /// A call it goes before; nil where there is no other.
    public let next: Next?
}
