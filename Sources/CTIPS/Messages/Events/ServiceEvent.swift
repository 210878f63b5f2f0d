/// A service changed its state: guide, chapter 4, "ServiceStateChange Event".
public struct ServiceEvent: Hashable, Sendable {
    /// Site, tenant, request, switch and service.
    public var header: EventHeader
    /// The new state.
    public var state: ServiceState
    /// The agents of the service.
    public var agentIDs: [Int32]

    /// A change of a service.
    public init(header: EventHeader, state: ServiceState, agentIDs: [Int32]) {
        self.header = header
        self.state = state
        self.agentIDs = agentIDs
    }

    init(_ record: Record) {
        header = EventHeader(record)
        state = record["ServiceState"].enumerator()
        agentIDs = record["AgentIdList"].ids
    }
}
