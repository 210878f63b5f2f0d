import CTIPS
import Queueing
import Routing
import Simulation

// External routing: guide, chapter 4, "Call Route Event Descriptions".
extension Switchboard {
    /// The clients are asked where the call goes.
    mutating func ask(_ id: Int32, _ routing: ServicePlan.ExternalRouting) {
        tellDelivered(id)
        legs[id]?.phase = .routing
        legs[id]?.askedAt = now
        legs[id]?.deadline = now + Int64(routing.timeout) * 1000
        guard let leg = legs[id] else { return }
        let channel = channel(of: leg)
        tally.requests += 1
        tell(
            .routeRequest, leg,
            [
                "RequestId": .number(0), "RouteTimeout": .number(Int64(routing.timeout)),
                "ResourceGroupId": channel.group, "CircuitId": channel.circuit, "ChannelId": channel.channel,
                "MediaType": Value(MediaType.voiceAnalog), "CallInfo": callInfo(of: leg),
            ])
        agenda.enter(.routeTimeout(leg: id), at: leg.deadline)
    }

    /// A client says where the call goes. What comes of it is told by events alone.
    mutating func select(_ select: RouteSelect) {
        guard let leg = legs[select.callID], leg.phase == .routing else {
            let isAround = legs[select.callID] != nil
            let reason = routeEnds[select.callID] ?? (isAround ? .callAlreadyRouted : .noRouteToDestination)
            if reason == .routeTimeout { tally.late += 1 }
            reject(select, reason)
            return
        }
        guard rejects <= 0 || !stream.chance(rejects) else { return reject(select, .destinationBusy) }
        switch select.target.type {
        case .service: routeToService(leg, select)
        case .agent: routeToAgent(leg, select)
        case .external: routeOutside(leg, select)
        case .default, .invalid, .ivr, .voicemail:
            tally.defaulted += 1
            tally.answered(after: now - leg.askedAt)
            end(leg, .callAlreadyRouted)
            tellUsed(leg, .routeDefaultUsed, .default, "")
            routeByDefault(leg.id)
        }
        settle()
    }

    /// The time is over and no client has said anything usable.
    mutating func routeTimedOut(_ id: Int32) {
        guard let leg = legs[id], leg.phase == .routing else { return }
        tally.timedOut += 1
        routeEnds.note(id, .routeTimeout)
        tellUsed(leg, .routeDefaultUsed, .default, "")
        routeByDefault(id)
    }

    private mutating func routeToService(_ leg: Leg, _ select: RouteSelect) {
        guard let id = Int32(select.target.address), let service = serviceIndex(id) else {
            return fail(leg, .destinationInvalidServiceIdentifier, "there is no service \(select.target.address)")
        }
        guard [.active, .unmanned].contains(serviceStates[service]) else {
            return fail(leg, .noActiveService, "service \(id) is \(serviceStates[service].rawValue)")
        }
        use(leg, select)
        deliver(replace(leg.id), to: service)
    }

    private mutating func routeToAgent(_ leg: Leg, _ select: RouteSelect) {
        guard let agent = agentIndex(select.target.address), desks[agent].isLoggedIn else {
            return reject(select, .noRouteToDestination)
        }
        guard desks[agent].state == .idle else { return reject(select, .destinationBusy) }
        use(leg, select)
        let id = replace(leg.id)
        if let call = legs[id]?.call, !acd.ring(call, at: AgentID(agent), at: now) { parkUnanswered(id) }
    }

    /// The one agent whom the call was routed to does not take it: it goes where its service sends calls by default, or
    /// else waits for anybody of the service.
    mutating func parkUnanswered(_ id: Int32) {
        guard let own = legs[id].flatMap({ serviceIndex($0.serviceID) }) else { return }
        guard let fallback = serviceIndex(scenario.services[own].routing?.fallback), fallback != own else {
            return deliver(id, to: own)
        }
        deliver(replace(id), to: fallback)
    }

    private mutating func routeOutside(_ leg: Leg, _ select: RouteSelect) {
        guard Self.isDialable(select.target.address) else {
            return fail(leg, .destinationInvalidNumber, "nobody can dial \(select.target.address)")
        }
        use(leg, select)
        let id = replace(leg.id)
        sendOutside(id, to: select.target.address)
    }

    /// The call leaves the system, and is only waited for until it ends.
    mutating func sendOutside(_ id: Int32, to address: String) {
        guard let leg = legs[id] else { return }
        if let call = leg.call { acd.routedOut(call, .transferred, at: now) }
        legs[id]?.phase = .outside
        legs[id]?.call = nil
        legs[id]?.serviceID = 0
        legs[id]?.destination = .init(type: .external, address: address)
        guard let leg = legs[id] else { return }
        tellEstablished(leg)
        answered(leg.sequence)
        settle()
    }

    private mutating func use(_ leg: Leg, _ select: RouteSelect) {
        tally.routed += 1
        tally.answered(after: now - leg.askedAt)
        end(leg, .callAlreadyRouted)
        setData(leg.sequence, select.userData)
        tellUsed(leg, .routeSuccess, select.target.type, select.target.address)
    }

    private mutating func end(_ leg: Leg, _ reason: RejectReason) { routeEnds.note(leg.id, reason) }

    private mutating func tellUsed(_ leg: Leg, _ status: RouteStatus, _ type: RouteType, _ destination: String) {
        tell(
            .routeUsed, leg,
            [
                "RouteStatus": Value(status), "RouteType": Value(type),
                "RouteDestination": Value(destination.isEmpty ? nil : destination),
            ])
        // What follows is the call's own way, not the request's.
        cause = nil
    }

    private mutating func reject(_ select: RouteSelect, _ reason: RejectReason) {
        tally.rejected += 1
        if let leg = legs[select.callID] {
            tell(.routeReject, leg, ["RouteRejectReason": Value(reason)])
            return
        }
        var record = record(.routeReject, agent: -1)
        record["CallId"] = .number(Int64(select.callID))
        record["RouteRejectReason"] = Value(reason)
        send(.routeReject, record, agent: -1)
    }

    /// The attempt failed: the call is cleared, as the guide's flow "Route Select to Invalid Destination" has it.
    private mutating func fail(_ leg: Leg, _ type: FailureType, _ reason: String) {
        tally.failed += 1
        tally.answered(after: now - leg.askedAt)
        routeEnds.note(leg.id, .callCleared)
        tell(.routeRequestFailed, leg, ["FailureType": Value(type), "FailureReason": .text(reason)])
        cause = nil
        endWaiting(leg.id, .internal)
    }

    /// Where the service itself sends its calls.
    private mutating func routeByDefault(_ id: Int32) {
        guard let own = legs[id].flatMap({ serviceIndex($0.serviceID) }) else { return }
        let fallback = serviceIndex(scenario.services[own].routing?.fallback) ?? own
        if fallback == own {
            legs[id]?.phase = .queued
            if let call = legs[id]?.call { acd.enqueue(call, Placement(Slot(own)), at: now) }
        } else {
            deliver(replace(id), to: fallback)
        }
    }

    /// Digits and the signs of a keypad, or the address of a SIP telephone.
    static func isDialable(_ address: String) -> Bool {
        if address.hasPrefix("sip:") { return address.utf8.count > 4 }
        let digits = address.drop { $0 == "+" }
        return !digits.isEmpty && address.utf8.count <= 32
            && digits.utf8.allSatisfy { "0123456789*#-. ()".utf8.contains($0) }
    }
}
