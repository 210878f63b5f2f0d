/// How busy a service is.
public struct ServiceLoad: Hashable, Sendable {
    /// Its state.
    public var state = ServiceState.noState
    /// Calls that wait for an agent.
    public var waitingCount = 0
    /// How long the longest of them has waited.
    public var longestWait = Duration.zero
    /// Agents of the service who are logged in.
    public var agentCount = 0
    /// Those of them who could take a call now.
    public var idleCount = 0

    /// Nothing known.
    public init() {}

    mutating func add(waitingFor time: Duration) {
        waitingCount += 1
        longestWait = max(longestWait, time)
    }

    mutating func add(agent state: AgentState) {
        agentCount += 1
        if state == .idle { idleCount += 1 }
    }
}
