public import Routing

/// The queues an agent serves.
public struct AgentProfile: Sendable, Hashable {
    /// A queue, and how well the agent serves it.
    public struct Skill: Sendable, Hashable {
        /// The queue.
        public let queue: Slot<Queue>
        /// 1, the best, to 99.
        public let level: Int

        /// Serves `queue` at `level`.
        public init(_ queue: Slot<Queue>, level: Int = 1) {
            precondition(1...99 ~= level, "level \(level) is not among 1...99")
            self.queue = queue
            self.level = level
        }
    }

    /// The queues, each once.
    public let skills: [Skill]

    /// An agent of these skills.
    public init(_ skills: [Skill]) { self.skills = skills }
}
