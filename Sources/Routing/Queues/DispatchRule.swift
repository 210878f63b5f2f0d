/// Which waiting call a free agent gets, and which idle agent a call gets.
public struct DispatchRule: Sendable, Hashable {
    /// The order of the calls that an agent may take (R4). Of two alike, one that an agent did not answer goes
    /// first, then the one queued first, then the one that arrived first.
    public enum CallOrder: Sendable, Hashable {
        /// By effective priority, then by wait.
        case priorityThenLongestWait
        /// By the agent's level in the call's queue, then as `priorityThenLongestWait`.
        case levelFirst
        /// By wait alone.
        case longestWait
    }

    /// The order of the agents who may take a call (R5). Of two alike, the one declared first is taken.
    public enum AgentOrder: Sendable, Hashable {
        /// By level in the call's queue, then by how long they have been idle.
        case levelThenLongestIdle
        /// By how long they have been idle.
        case longestIdle
    }

    /// The order of calls.
    public let call: CallOrder
    /// The order of agents.
    public let agent: AgentOrder

    /// A rule; the defaults are those of the rule-file format.
    public init(call: CallOrder = .priorityThenLongestWait, agent: AgentOrder = .levelThenLongestIdle) {
        self.call = call
        self.agent = agent
    }
}
