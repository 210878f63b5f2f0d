import CTIPS

// One event for each agent, call and service, of the state as it is now: guide, chapter 4, "SnapshotUpdate Event".
extension CTIPortal {
    mutating func snapshot(_ arguments: Arguments, _ session: String) throws(PortalFault) {
        var entities: [EntityType] = []
        for value in arguments.record["EntityType"].list {
            let entity = value.enumerator(of: EntityType.self)
            guard entity != .invalid else { throw arguments.fault("EntityType", .invalidParameter) }
            if !entities.contains(entity) { entities.append(entity) }
        }
        guard let last = entities.last else { throw arguments.missing("EntityType") }
        for entity in entities {
            let (member, records) = board.snapshot(of: entity)
            for index in 0..<max(1, records.count) {
                var event = board.record(of: entity)
                if index < records.count { event[member] = .record(records[index]) }
                let isLast = index >= records.count - 1
                event["SnapShotTypeComplete"] = .flag(isLast)
                event["SnapShotComplete"] = .flag(isLast && entity == last)
                board.events.append(
                    PortalEvent(record: event, classes: [.system], passesFilters: true, session: session))
            }
        }
    }
}

extension Switchboard {
    /// The event that a part of a snapshot is, without that part.
    func record(of entity: EntityType) -> Record {
        Record(
            "CTISnapShotUpdate",
            [
                "EventCategory": Value(EventCategory.system), "EventType": Value(EventType.snapShotUpdate),
                "SiteId": .number(Int64(scenario.siteID)), "TenantId": .number(Int64(tenantID)),
                "RequestId": .number(Int64(cause?.requestID ?? 0)), "SnapShotType": Value(entity),
            ])
    }

    /// Everything of a kind, and the member that it is told in.
    func snapshot(of entity: EntityType) -> (member: String, records: [Record]) {
        switch entity {
        case .agentInfo: ("AgentData", desks.filter(\.isLoggedIn).map { agentData($0) })
        case .callInfo:
            ("CallData", legs.values.filter { $0.phase != .wrapping }.sorted { $0.id < $1.id }.map { callSnapshot($0) })
        case .serviceInfo: ("ServiceData", scenario.services.indices.map { serviceData($0) })
        case .invalid: ("AgentData", [])
        }
    }

    private func agentData(_ desk: Desk) -> Record {
        Record(
            "CTISnapShotAgentData",
            [
                "AgentId": .number(Int64(desk.plan.id)), "AgentLoginName": .text(desk.plan.login),
                "AgentCapabilities": .list([Value(AgentCapability.standardAgent)]), "AgentWorkGroupId": .number(1),
                "CallId": .number(Int64(desk.leg)), "SwitchId": .number(Int64(scenario.switchID)),
                "AgentState": Value(desk.state), "Services": .list(serviceInfos(of: desk)),
                "MediaType": Value(MediaType.voiceAnalog), "AgentStationAddress": .text(desk.station),
            ])
    }

    private func serviceData(_ index: Int) -> Record {
        Record(
            "CTISnapShotServiceData",
            [
                "ServiceId": .number(Int64(scenario.services[index].id)),
                "ServiceState": Value(serviceStates[index]),
                "ExternalRoutingEnabled": .flag(scenario.services[index].routing != nil),
            ])
    }

    private func callSnapshot(_ leg: Leg) -> Record {
        let caller = interactions[leg.sequence]?.caller
        let channel = channel(of: leg)
        return Record(
            "CTISnapShotCallData",
            [
                "CallId": .number(Int64(leg.id)), "CallSequenceId": .number(leg.sequence),
                "CallOriginatingSiteId": .number(Int64(scenario.siteID)), "ResourceGroupId": channel.group,
                "ChannelId": channel.channel, "CircuitId": channel.circuit,
                "SwitchId": .number(Int64(scenario.switchID)), "ServiceId": .number(Int64(leg.serviceID)),
                "DestType": Value(leg.destination?.type ?? .noDestination),
                "Destination": Value(leg.destination?.address), "CallState": Value(leg.phase.state),
                "ANI": Value(caller?.ani), "DNIS": Value(caller?.dnis), "CallType": Value(leg.type),
                "AgentId": .number(Int64(agentID(of: leg.id))), "MediaType": Value(MediaType.voiceAnalog),
            ])
    }
}

extension Leg.Phase {
    fileprivate var state: CTIPS.CallState {
        switch self {
        case .routing, .queued: .callDelivered
        case .ringing: .callConnected
        case .dialing: .callOriginated
        case .established, .outside: .callEstablished
        case .held: .callHeld
        case .conferenced: .callConferenced
        case .wrapping: .callCleared
        }
    }
}
