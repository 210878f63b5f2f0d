import CTIPS

// How events are made: the members that all have, then those of the call or the agent, then their own.
extension Switchboard {
    /// What an event tells of a call's leg.
    mutating func tell(
        _ type: EventType, _ leg: Leg, agent: Int? = nil, _ members: KeyValuePairs<String, Value> = [:]
    ) {
        let agent = agent ?? leg.agent
        var record = record(type, agent: agent, serviceID: leg.serviceID)
        record["CallId"] = .number(Int64(leg.id))
        record["CallSequenceId"] = .number(leg.sequence)
        record["CallOriginatingSiteId"] = .number(Int64(scenario.siteID))
        for (name, value) in members { record[name] = value }
        send(type, record, agent: agent, serviceID: leg.serviceID)
    }

    /// The state of an agent, as it is now.
    mutating func tellState(_ agent: Int, leg: Int32 = 0) {
        let desk = desks[agent]
        let serviceID = legs[leg]?.serviceID ?? 0
        var record = record(.agentStateChange, agent: agent, serviceID: serviceID)
        record["AgentState"] = Value(desk.state)
        record["CallId"] = .number(Int64(leg))
        record["ServiceIds"] = .list(desk.serviceIDs.map { .number(Int64($0)) })
        send(.agentStateChange, record, agent: agent, serviceID: serviceID)
    }

    mutating func tellLogin(_ agent: Int, _ state: LoginState) {
        let desk = desks[agent]
        let isIn = state == .agentLoggedIn
        var record = record(.agentLoginStateChange, agent: agent)
        record["AgentLoginName"] = .text(desk.plan.login)
        record["LoginState"] = Value(state)
        record["AgentWorkGroupId"] = .number(isIn ? 1 : -1)
        record["AgentCapabilities"] = .list([Value(AgentCapability.standardAgent)])
        record["AgentStationAddress"] = Value(isIn ? desk.station : nil)
        record["ServiceState"] = .list(serviceInfos(of: desk))
        record["AgentCTIId"] = .number(Int64(desk.plan.id))
        send(.agentLoginStateChange, record, agent: agent)
    }

    mutating func tellAudioPath(_ agent: Int, _ state: AudioPathState) {
        var record = record(.audioPathStateChange, agent: agent)
        record["AudioPathState"] = Value(state)
        record["ServiceIds"] = .list(desks[agent].serviceIDs.map { .number(Int64($0)) })
        send(.audioPathStateChange, record, agent: agent)
    }

    mutating func tellPasscode(_ agent: Int, _ digits: String) {
        var record = record(.enterPasscode, agent: agent)
        record["PasscodeDigits"] = .text(digits)
        record["ServiceIds"] = .list(desks[agent].serviceIDs.map { .number(Int64($0)) })
        send(.enterPasscode, record, agent: agent)
    }

    mutating func tellService(_ index: Int) {
        let service = scenario.services[index]
        var record = record(.serviceStateChange, agent: -1, serviceID: service.id)
        record["ServiceState"] = Value(serviceStates[index])
        record["AgentIdList"] = .list(
            desks.filter { $0.isLoggedIn && $0.serviceIDs.contains(service.id) }.map { .number(Int64($0.plan.id)) })
        // Of the agents' class by the event's table, and of the system's by the list of categories.
        var event = PortalEvent(record: record, classes: [.agent, .system], serviceID: service.id)
        event.switchID = scenario.switchID
        event.cause = cause?.session
        events.append(event)
    }

    mutating func tellLink(_ component: ComponentType, _ state: ComponentState) {
        var record = record(.linkStatus, agent: -1)
        record["TenantId"] = .number(0)
        record["RequestId"] = .number(0)
        record["ComponentType"] = Value(component)
        record["ComponentState"] = Value(state)
        events.append(PortalEvent(record: record, classes: [.system], passesFilters: true))
    }

    /// The event that tells of a request's failure: of a login, of an agent or of a call.
    mutating func tellFailure(
        _ type: EventType, _ failure: RequestFailure, agentID: Int32, call: Int32
    ) {
        let agent = desks.firstIndex { $0.plan.id == agentID } ?? -1
        let leg = legs[call]
        var record = record(type, agent: agent, serviceID: leg?.serviceID ?? 0)
        record["AgentId"] = .number(Int64(agentID))
        record["FailureType"] = Value(failure.type)
        record["FailureReason"] = .text(failure.reason)
        if type == .agentLoginRequestFailed {
            record["AgentLoginName"] = Value(failure.agentLogin ?? (agent >= 0 ? desks[agent].plan.login : nil))
        } else {
            record["CallId"] = .number(Int64(call))
        }
        if type == .callRequestFailed {
            record["CallSequenceId"] = .number(leg?.sequence ?? 0)
            record["CallOriginatingSiteId"] = .number(leg == nil ? 0 : Int64(scenario.siteID))
        }
        send(type, record, agent: agent, serviceID: leg?.serviceID ?? 0)
    }

    func record(_ type: EventType, agent: Int, serviceID: Int32 = 0) -> Record {
        var record = Record(type == .routeReject ? "CTIRouteRejected" : "CTI" + type.rawValue)
        record["EventCategory"] = Value(type.category)
        record["EventType"] = Value(type)
        record["SiteId"] = .number(Int64(scenario.siteID))
        record["TenantId"] = .number(Int64(tenantID))
        record["RequestId"] = .number(Int64(cause?.requestID ?? 0))
        record["SwitchId"] = .number(Int64(scenario.switchID))
        record["ServiceId"] = .number(Int64(serviceID))
        record["AgentId"] = .number(agent >= 0 ? Int64(desks[agent].plan.id) : 0)
        return record
    }

    mutating func send(_ type: EventType, _ record: Record, agent: Int, serviceID: Int32 = 0) {
        var event = PortalEvent(record: record, classes: [type.category.messageClass])
        if agent >= 0 { (event.agentID, event.agentLogin) = (desks[agent].plan.id, desks[agent].plan.login) }
        event.serviceID = serviceID
        event.switchID = scenario.switchID
        event.cause = cause?.session
        events.append(event)
    }

    func serviceInfos(of desk: Desk) -> [Value] {
        desk.serviceIDs.compactMap { id in
            serviceIndex(id).map { index in
                .record(
                    Record(
                        "CTIServiceInfo",
                        ["ServiceId": .number(Int64(id)), "ServiceState": Value(serviceStates[index])]))
            }
        }
    }

    func callData(of leg: Leg) -> Value {
        .list(
            (interactions[leg.sequence]?.userData ?? []).enumerated().map { index, value in
                .record(
                    Record("CTICallDataItem", ["key": .text("UDF\(index + 1)"), "value": .text(value)]))
            })
    }

    func callInfo(of leg: Leg) -> Value {
        let caller = interactions[leg.sequence]?.caller
        return .record(
            Record(
                "CTICallInfo",
                [
                    "ANI": Value(caller?.ani), "DNIS": Value(caller?.dnis), "PhoneNumber": Value(caller?.ani),
                    "CallData": callData(of: leg),
                ]))
    }

    /// Where a call came in, which calls that did not come from outside have not.
    func channel(of leg: Leg) -> (group: Value, circuit: Value, channel: Value) {
        guard let interaction = interactions[leg.sequence], interaction.hasChannel else {
            return (.number(0), .number(0), .number(0))
        }
        return (.number(4), .number(2), .number(interaction.sequence % 24 + 1))
    }
}

extension EventType {
    var category: EventCategory {
        switch self {
        case .agentLoginStateChange, .agentLoginRequestFailed, .agentStateChange, .agentRequestFailed,
            .audioPathStateChange, .enterPasscode, .serviceStateChange:
            .agent
        case .routeRequest, .routeRequestFailed, .routeUsed, .routeReject: .route
        case .linkStatus, .snapShot, .snapShotUpdate, .snapShotRequestFailed: .system
        case .invalid, .filter: .invalid
        case .callCleared, .callCompleted, .callConferenced, .callConnected, .callConsultation, .callDataUpdate,
            .callDelivered, .callEnd, .callEstablished, .callHeld, .callOffered, .callOriginated, .callRequestFailed,
            .callRetrieved, .callStarted, .callTransferred, .digitsDialed:
            .call
        }
    }
}

extension EventCategory {
    var messageClass: MessageClass {
        switch self {
        case .invalid: .invalid
        case .agent: .agent
        case .call: .call
        case .route: .route
        case .system: .system
        }
    }
}
