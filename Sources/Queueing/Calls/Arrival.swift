public import Routing

/// What the ACD has to know of a call that comes in.
public struct Arrival: Sendable, Hashable {
    /// The number dialled, as a position in the driver's list of numbers; negative for none.
    public let dnis: Int

    /// A call to the number at `dnis`.
    public init(dnis: Int = -1) { self.dnis = dnis }
}

/// A queue for a call, and how the call waits there.
public struct Placement: Sendable, Hashable {
    /// The queue.
    public let queue: Slot<Queue>
    /// The base priority; nil for the queue's default (R6).
    public let priority: Priority?
    /// The one agent who may take the call at first (R29).
    public let lastAgent: Reservation?

    /// An agent for whom a call is kept.
    public struct Reservation: Sendable, Hashable {
        /// The agent.
        public let agent: AgentID
        /// For how many milliseconds.
        public let wait: Int64

        /// A call kept for `agent` during `wait` milliseconds.
        public init(_ agent: AgentID, wait: Int64) {
            self.agent = agent
            self.wait = wait
        }
    }

    /// A place in `queue`.
    public init(_ queue: Slot<Queue>, priority: Priority? = nil, lastAgent: Reservation? = nil) {
        self.queue = queue
        self.priority = priority
        self.lastAgent = lastAgent
    }
}
