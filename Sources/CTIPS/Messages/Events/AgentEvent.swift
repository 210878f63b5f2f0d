/// Something changed about an agent: guide, chapter 4, "Agent Events Descriptions".
public struct AgentEvent: Hashable, Sendable {
    /// What changed.
    public enum Change: Hashable, Sendable {
        case loggedIn(name: String, services: [Int32])
        case loggedOut
        /// A new state, in the services named; the call that it is about, or 0.
        case state(AgentState, callID: Int32, services: [Int32])
    }

    /// Site, tenant, request, switch, service and agent.
    public var header: EventHeader
    /// What changed.
    public var change: Change

    /// A change about an agent.
    public init(header: EventHeader, change: Change) {
        self.header = header
        self.change = change
    }

    init?(_ record: Record) {
        header = EventHeader(record)
        switch record.name {
        case "CTIAgentStateChange":
            change = .state(
                record["AgentState"].enumerator(), callID: record.id("CallId"), services: record["ServiceIds"].ids)
        case "CTIAgentLoginStateChange":
            switch record["LoginState"].enumerator(of: LoginState.self) {
            case .agentLoggedIn:
                change = .loggedIn(
                    name: record["AgentLoginName"].text ?? "", services: record["ServiceState"].serviceIDs)
            case .agentLoggedOut: change = .loggedOut
            case .invalid: return nil
            }
        default: return nil
        }
    }
}

extension Value {
    /// The items of an `ArrayOfint`.
    var ids: [Int32] { list.map { Int32(truncatingIfNeeded: $0.number) } }

    /// The services of an array of CTIServiceInfo.
    var serviceIDs: [Int32] { list.compactMap { $0.record?.id("ServiceId") } }
}
