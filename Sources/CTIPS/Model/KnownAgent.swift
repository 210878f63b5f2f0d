/// An agent who is logged in, as far as events tell.
public struct KnownAgent: Hashable, Sendable {
    /// The agent's id, of this log-in.
    public let agentID: Int32
    /// The name to log in with; empty until an event tells.
    public var loginName = ""
    /// The agent's state.
    public var state = AgentState.invalid
    /// The agent's call, or 0.
    public var callID: Int32 = 0
    /// The services of the agent.
    public var serviceIDs: Set<Int32> = []
    /// Since when the agent is in the state.
    public var since: Duration
}
