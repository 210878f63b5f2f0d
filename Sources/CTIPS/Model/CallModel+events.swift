extension CallModel {
    mutating func receive(_ event: CallEvent, at now: Duration) {
        let key = CallKey(tenantID: event.call.tenantID, callID: event.call.callID)
        touch(.call(key))
        switch event.type {
        case .callEnd, .callCompleted: calls[key] = nil
        case .callCleared: cleared(key, event, at: now)
        case .callTransferred:
            move(key, event, to: .callTransferred, at: now)
            // The call goes on under another id, and in the service that this event names.
            guard event.successorID != 0, event.successorID != event.call.callID else { return }
            let successor = CallKey(tenantID: event.call.tenantID, callID: event.successorID)
            touch(.call(successor))
            guard calls[successor] == nil, var call = calls[key] else { return }
            call.call.callID = event.successorID
            calls[successor] = call
        default:
            guard let state = event.type.callState else { return }
            move(key, event, to: state, at: now)
        }
    }

    private mutating func move(_ key: CallKey, _ event: CallEvent, to state: CallState, at now: Duration) {
        var call =
            calls[key]
            ?? KnownCall(call: event.call, state: .invalid, serviceID: event.header.serviceID, since: now)
        // What comes late does not send a call back: it may be waited for already, or spoken to.
        guard state.isEarly != true || call.state == .invalid || call.state.isEarly == true else { return }
        if call.state != state, !(call.state == .callDelivered && state == .callOffered) {
            call.since = call.state == .callOffered && state == .callDelivered ? call.since : now
            call.state = state
        }
        if event.header.serviceID != 0 { call.serviceID = event.header.serviceID }
        if event.header.agentID != 0 { call.agentID = event.header.agentID }
        if event.callType != .callTypeUnavailable { call.callType = event.callType }
        call.ani = event.ani ?? call.ani
        call.dnis = event.dnis ?? call.dnis
        calls[key] = call
    }

    /// A leg is gone. Without an agent that was all there was; with one, the agent has still to wrap up.
    private mutating func cleared(_ key: CallKey, _ event: CallEvent, at now: Duration) {
        guard var call = calls[key] else { return }
        let agentID = event.header.agentID != 0 ? event.header.agentID : call.agentID
        guard agentID != 0 else {
            calls[key] = nil
            return
        }
        (call.state, call.agentID, call.since) = (.callCleared, agentID, now)
        calls[key] = call
        wrapping[agentID, default: []].insert(key)
    }

    mutating func receive(_ event: AgentEvent, at now: Duration) {
        let id = event.header.agentID
        guard id != 0 else { return }
        touch(.agent(id))
        var agent = agents[id] ?? KnownAgent(agentID: id, since: now)
        switch event.change {
        case .loggedOut:
            agents[id] = nil
            endWrapped(of: id)
            return
        case .loggedIn(let name, let services):
            agent.loginName = name
            agent.serviceIDs.formUnion(services)
        case .state(let state, let callID, let services):
            if agent.state != state { agent.since = now }
            (agent.state, agent.callID) = (state, callID)
            if !services.isEmpty { agent.serviceIDs = Set(services) }
            if state != .wrap, state != .wrapWarning { endWrapped(of: id) }
        }
        agents[id] = agent
    }

    /// An agent who has wrapped up is done with all calls that were cleared; not every such call gets an end of its own.
    private mutating func endWrapped(of agentID: Int32) {
        for key in wrapping.removeValue(forKey: agentID) ?? [] where calls[key]?.state == .callCleared {
            calls[key] = nil
        }
    }

    mutating func receive(_ event: ServiceEvent) {
        let id = event.header.serviceID
        guard id != 0 else { return }
        touch(.service(id))
        services[id, default: KnownService(serviceID: id)].state = event.state
        // No list does not mean that the service has no agents.
        guard !event.agentIDs.isEmpty else { return }
        let members = Set(event.agentIDs)
        for agentID in agents.keys {
            if members.contains(agentID) {
                agents[agentID]?.serviceIDs.insert(id)
            } else {
                agents[agentID]?.serviceIDs.remove(id)
            }
        }
    }

    mutating func touch(_ entity: Entity) { snapshot?.touched.insert(entity) }
}

extension EventType {
    /// The state that a call is in after the event.
    fileprivate var callState: CallState? {
        switch self {
        case .callStarted, .callOffered: .callOffered
        case .callDelivered: .callDelivered
        case .callConnected: .callConnected
        case .callEstablished: .callEstablished
        case .callOriginated: .callOriginated
        case .callHeld: .callHeld
        case .callRetrieved: .callRetrieved
        case .callConsultation: .callConsulting
        case .callConferenced: .callConferenced
        default: nil
        }
    }
}

extension CallState {
    /// Whether a call in this state has not reached anybody yet; nil of states that are none of a call's way.
    fileprivate var isEarly: Bool? {
        switch self {
        case .callOffered, .callOriginated, .callDelivered: true
        case .callConnected, .callEstablished, .callHeld, .callRetrieved, .callConsulting, .callConferenced,
            .callTransferred, .callOnHoldDialing, .digitsDialed, .callCleared, .callEnd:
            false
        case .invalid, .callError, .callStateUnknown: nil
        }
    }
}
