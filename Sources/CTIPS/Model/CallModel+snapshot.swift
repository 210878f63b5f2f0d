extension CallModel {
    /// A snapshot of these kinds is asked for; its parts carry this request id. Another that has not ended is given up.
    public mutating func snapshotBegan(requestID: Int32, of kinds: [EntityType]) {
        snapshot = SnapshotMerge(requestID: requestID, asked: Set(kinds))
    }

    /// All parts are there: what neither they nor events since have told of is gone.
    public mutating func snapshotEnded(requestID: Int32) {
        guard let merge = snapshot, merge.requestID == requestID else { return }
        snapshot = nil
        isComplete = merge.asked.isSuperset(of: [.agentInfo, .callInfo])
        let known = merge.confirmed.union(merge.touched)
        if merge.kinds.contains(.agentInfo) { agents = agents.filter { known.contains(.agent($0.key)) } }
        if merge.kinds.contains(.serviceInfo) { services = services.filter { known.contains(.service($0.key)) } }
        if merge.kinds.contains(.callInfo) { calls = calls.filter { known.contains(.call($0.key)) } }
    }

    mutating func receive(_ part: SnapshotEvent, at now: Duration) {
        guard snapshot?.requestID == part.header.requestID else { return }
        snapshot?.kinds.insert(part.kind)
        switch part.entity {
        case .agent(let agent):
            guard confirm(.agent(agent.agentID)) else { return }
            let since = agents[agent.agentID].flatMap { $0.state == agent.state ? $0.since : nil } ?? now
            agents[agent.agentID] = KnownAgent(
                agentID: agent.agentID, loginName: agent.loginName, state: agent.state, callID: agent.callID,
                serviceIDs: Set(agent.serviceIDs), since: since)
        case .service(let service):
            guard confirm(.service(service.serviceID)) else { return }
            services[service.serviceID] = KnownService(
                serviceID: service.serviceID, state: service.state, isExternallyRouted: service.isExternallyRouted)
        case .call(let call):
            let key = CallKey(tenantID: part.header.tenantID, callID: call.call.callID)
            guard confirm(.call(key)) else { return }
            var identity = call.call
            identity.tenantID = part.header.tenantID
            let since = calls[key].flatMap { $0.state == call.state ? $0.since : nil } ?? now
            calls[key] = KnownCall(
                call: identity, state: call.state, serviceID: call.serviceID, agentID: call.agentID,
                callType: call.callType, ani: call.ani, dnis: call.dnis, since: since)
        case .none: break
        }
    }

    /// Whether the part is to be taken: not where an event has told of the same since.
    private mutating func confirm(_ entity: Entity) -> Bool {
        snapshot?.confirmed.insert(entity)
        return snapshot?.touched.contains(entity) == false
    }
}
