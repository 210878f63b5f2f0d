/// The calls, agents and services of a system, kept from events and filled by snapshots.
///
/// What an event says counts, even if an earlier one is missing: a call that is established was offered, whether or not
/// that was heard. An event is taken in constant time.
public struct CallModel: Sendable {
    /// A call by what every event tells of it.
    public struct CallKey: Hashable, Sendable {
        /// The tenant of the call.
        public let tenantID: Int32
        /// The call's id.
        public let callID: Int32
    }

    /// What can be touched by an event and confirmed by a snapshot.
    enum Entity: Hashable, Sendable {
        case agent(Int32)
        case service(Int32)
        case call(CallKey)
    }

    /// Agents who are logged in, by id.
    public internal(set) var agents: [Int32: KnownAgent] = [:]
    /// Services, by id.
    public internal(set) var services: [Int32: KnownService] = [:]
    /// Calls that are not over.
    public internal(set) var calls: [CallKey: KnownCall] = [:]
    /// Whether a whole snapshot of calls and agents has come since the model began.
    public internal(set) var isComplete = false
    /// Cleared calls by the agent who has still to wrap them up.
    var wrapping: [Int32: Set<CallKey>] = [:]
    var snapshot: SnapshotMerge?

    /// An empty model.
    public init() {}

    /// Takes an event. Those of no interest change nothing.
    public mutating func receive(_ event: Event, at now: Duration) {
        switch event {
        case .call(let event): receive(event, at: now)
        case .agent(let event): receive(event, at: now)
        case .service(let event): receive(event)
        case .snapshot(let part): receive(part, at: now)
        case .routeRequest, .routeOutcome, .link, .snapshotFailed, .other: break
        }
    }

    /// How busy a service is, at a time. Complexity: linear in calls and agents.
    public func load(of serviceID: Int32, at now: Duration) -> ServiceLoad {
        var load = ServiceLoad()
        load.state = services[serviceID]?.state ?? .noState
        for call in calls.values where call.serviceID == serviceID && call.isWaiting {
            load.add(waitingFor: now - call.since)
        }
        for agent in agents.values where agent.serviceIDs.contains(serviceID) {
            load.add(agent: agent.state)
        }
        return load
    }

    /// How busy each service is that has calls or agents, at a time. Complexity: linear in calls and in the services of
    /// the agents.
    public func loads(at now: Duration) -> [Int32: ServiceLoad] {
        var loads = services.mapValues { service in
            var load = ServiceLoad()
            load.state = service.state
            return load
        }
        for call in calls.values where call.isWaiting {
            loads[call.serviceID, default: ServiceLoad()].add(waitingFor: now - call.since)
        }
        for agent in agents.values {
            for service in agent.serviceIDs {
                loads[service, default: ServiceLoad()].add(agent: agent.state)
            }
        }
        return loads
    }

    /// Agents of a service who could take a call now, those first who have been idle longest.
    public func idleAgents(of serviceID: Int32) -> [KnownAgent] {
        agents.values.filter { $0.state == .idle && $0.serviceIDs.contains(serviceID) }
            .sorted { ($0.since, $0.agentID) < ($1.since, $1.agentID) }
    }
}

extension KnownCall {
    /// Whether the call waits for an agent.
    public var isWaiting: Bool { agentID == 0 && (state == .callDelivered || state == .callOffered) }
}
