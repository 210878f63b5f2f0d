/// An agent who is logged in, in a snapshot: guide, appendix A, "CTISnapShotAgentData".
public struct SnapshotAgent: Hashable, Sendable {
    /// The agent's id.
    public var agentID: Int32
    /// The name to log in with.
    public var loginName: String
    /// The agent's state.
    public var state: AgentState
    /// The agent's call, or 0.
    public var callID: Int32
    /// The services of the agent.
    public var serviceIDs: [Int32]

    /// An agent of a snapshot.
    public init(agentID: Int32, loginName: String, state: AgentState, callID: Int32 = 0, serviceIDs: [Int32]) {
        self.agentID = agentID
        self.loginName = loginName
        self.state = state
        self.callID = callID
        self.serviceIDs = serviceIDs
    }

    init(_ record: Record) {
        self.init(
            agentID: record.id("AgentId"), loginName: record["AgentLoginName"].text ?? "",
            state: record["AgentState"].enumerator(), callID: record.id("CallId"),
            serviceIDs: record["Services"].serviceIDs)
    }
}
