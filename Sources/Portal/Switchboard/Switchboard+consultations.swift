import CTIPS
import Queueing
import Routing

// Calls that agents make: to each other, to services, and outside; alone or beside a caller's.
extension Switchboard {
    /// MakeCall: guide, chapter 3.
    mutating func makeCall(
        by agent: Int, to destination: Leg.Destination, service: Int32, inWrap: Bool, isScripted: Bool = false
    ) throws(RequestFailure) {
        guard desks[agent].engagement == nil else { throw .state("the agent is on a call") }
        guard desks[agent].state != .wrap || inWrap else {
            throw .state("the agent wraps up a call: set WrapState to dial from there")
        }
        let target = try party(destination, calledBy: agent)
        let before = desks[agent].state
        if before == .wrap { dispose(agent) }
        guard let call = engage(agent) else { throw .state("the agent cannot dial now") }
        if before != .idle, before != .wrap { desks[agent].next = .notReady(before) }
        let sequence = nextSequence()
        let id = nextLegID()
        interactions[sequence] = Interaction(
            sequence: sequence, firstLeg: id, customerLeg: 0,
            caller: Caller(ani: nil, dnis: nil, isScripted: isScripted))
        var own = Leg(id: id, sequence: sequence, phase: .dialing, type: .outboundMakecall)
        own.agent = agent
        own.serviceID = service
        own.destination = destination
        add(&own, call: call)
        desks[agent].leg = id
        tell(.callStarted, own)
        if let ringing = place(target, from: id, type: .inboundInternal) { legs[id]?.partner = ringing }
        tellOriginated(id)
        if case .outside = target { agenda.enter(.answerOutside(leg: id), at: now + Self.outsideRing) }
        settle()
    }

    /// ConsultationCall, and the first half of a transfer to an agent or outside.
    mutating func consult(
        on id: Int32, by agent: Int, to destination: Leg.Destination, isTransfer: Bool
    ) throws(RequestFailure) {
        let main = try leg(id, of: agent)
        guard main.phase == .established, main.partner == 0 else { throw .state("call \(id) is not being talked on") }
        guard desks[agent].consultation == nil else { throw .state("the agent consults already") }
        let target = try party(destination, calledBy: agent)
        var own = Leg(id: nextLegID(), sequence: main.sequence, phase: .dialing, type: .outboundConsultation)
        own.agent = agent
        own.serviceID = main.serviceID
        own.destination = destination
        add(&own, call: nil)
        tellOriginated(own.id)
        let ringing = place(target, from: own.id, type: .inboundConsultation) ?? 0
        legs[own.id]?.partner = ringing
        legs[id]?.phase = .held
        desks[agent].consultation = Consultation(
            leg: own.id, target: ringing, type: destination.type, isTransfer: isTransfer)
        tell(.callHeld, main)
        tell(
            .callConsultation, main,
            [
                "ConsultationCallId": .number(Int64(own.id)),
                "ConsultationAgentId": .number(Int64(agentID(of: ringing))),
            ])
        if case .outside = target { agenda.enter(.answerOutside(leg: own.id), at: now + Self.outsideRing) }
        settle()
    }

    /// The id of the agent at a leg; 0 without one.
    func agentID(of leg: Int32) -> Int32 {
        guard let agent = legs[leg]?.agent, agent >= 0 else { return 0 }
        return desks[agent].plan.id
    }

    /// The other end of a call that an agent makes.
    private enum Party {
        case agent(Int)
        case service(Int)
        case outside
    }

    /// How long it rings outside.
    private static var outsideRing: Int64 { 500 }

    private func party(_ destination: Leg.Destination, calledBy agent: Int) throws(RequestFailure) -> Party {
        switch destination.type {
        case .agent:
            guard let target = agentIndex(destination.address) else {
                throw RequestFailure(.invalidAgentName, "there is no agent \(destination.address)")
            }
            guard target != agent, desks[target].isLoggedIn, desks[target].state == .idle else {
                throw RequestFailure(.destinationAgentNotAvailable, "agent \(destination.address) is not idle")
            }
            return .agent(target)
        case .service:
            guard let service = serviceIndex(Int32(destination.address)) else {
                throw RequestFailure(
                    .destinationInvalidServiceIdentifier, "there is no service \(destination.address)")
            }
            return .service(service)
        case .external:
            guard Self.isDialable(destination.address) else {
                throw RequestFailure(.destinationInvalidNumber, "nobody can dial \(destination.address)")
            }
            return .outside
        case .invalid, .noDestination: return .outside
        }
    }

    /// Rings at the other end; the answer is the leg there, if that is inside.
    private mutating func place(_ party: Party, from id: Int32, type: CallType) -> Int32? {
        guard let own = legs[id] else { return nil }
        var leg = Leg(id: nextLegID(), sequence: own.sequence, phase: .queued, type: type)
        leg.partner = id
        leg.originator = own.agent
        switch party {
        case .outside: return nil
        case .agent(let agent):
            leg.serviceID = own.serviceID
            let call = acd.arrive(at: now)
            add(&leg, call: call)
            acd.ring(call, at: AgentID(agent), at: now)
            settle()
        case .service(let service):
            leg.serviceID = scenario.services[service].id
            let call = acd.arrive(at: now)
            add(&leg, call: call)
            acd.enqueue(call, .init(.init(service)), at: now)
            settle()
            if legs[leg.id]?.phase == .queued { tellDelivered(leg.id) }
        }
        return leg.id
    }

    private mutating func tellOriginated(_ id: Int32) {
        guard let leg = legs[id], let destination = leg.destination else { return }
        let isAgent = destination.type == .agent
        let agentID = isAgent ? agentIndex(destination.address).map { String(desks[$0].plan.id) } : nil
        tell(
            .callOriginated, leg,
            [
                "DestType": Value(destination.type), "Destination": Value(agentID ?? destination.address),
                "CallProgressSignal": Value(CallProgressSignal.ringing),
            ])
    }

    /// Keeps an agent who makes a call from getting others; nil if the agent cannot be kept.
    private mutating func engage(_ agent: Int) -> CallID? {
        let id = AgentID(agent)
        if acd.state(of: id) != .ready { acd.setReady(id, at: now) }
        let call = acd.arrive(at: now)
        guard acd.ring(call, at: id, at: now), acd.answer(call, by: id, at: now) else {
            acd.hangUp(call, at: now)
            return nil
        }
        desks[agent].engagement = call
        desks[agent].stamp += 1
        desks[agent].skipsWrap = false
        return call
    }

    /// Somebody outside takes a call that an agent made.
    mutating func answerOutside(_ id: Int32) {
        guard let leg = legs[id], leg.phase == .dialing else { return }
        legs[id]?.phase = .established
        tellEstablished(leg)
        if let consultation = desks[leg.agent].consultation, consultation.leg == id {
            if consultation.isTransfer { completeTransfer(of: leg.agent) }
        } else {
            desks[leg.agent].state = .active
            tellState(leg.agent, leg: id)
        }
    }

    /// Whoever was dialled did not answer.
    mutating func leaveUnanswered(_ id: Int32) {
        guard let leg = legs[id], let own = legs[leg.partner] else { return }
        let failure = RequestFailure(.destinationNoAnswer, "nobody answered")
        tellFailure(.callRequestFailed, failure, agentID: desks[own.agent].plan.id, call: own.id)
        cancelDialing(own)
    }

    /// A call that an agent made ends before anybody has answered it.
    mutating func cancelDialing(_ own: Leg) {
        if let target = legs[own.partner] {
            if target.phase == .ringing {
                stopRinging(target)
            } else if let call = target.call {
                acd.hangUp(call, at: now)
            }
            tellCleared(target, .farEnd)
            drop(target.id)
        }
        tellCleared(own, .nearEnd)
        if desks[own.agent].consultation?.leg == own.id {
            desks[own.agent].consultation = nil
            drop(own.id)
            if legs[desks[own.agent].leg]?.phase == .wrapping { beginWrap(own.agent) }
        } else {
            desks[own.agent].skipsWrap = true
            beginWrap(own.agent)
        }
    }

    /// The consulted party leaves, or is left: the agent is back with the caller who was held, if he is still there.
    mutating func endConsultation(of agent: Int, _ party: ClearingParty) {
        guard let consultation = desks[agent].consultation, let own = legs[consultation.leg] else { return }
        guard own.phase != .dialing else {
            cancelDialing(own)
            settle()
            return
        }
        let target = legs[consultation.target]
        let main = legs[desks[agent].leg]
        let isConference = consultation.conference != 0
        if let target {
            tellCleared(target, party == .nearEnd ? .farEnd : .nearEnd)
            beginWrap(target.agent)
        }
        if isConference, let main { tellConference(agent, consultation.conference, main, .internal) }
        tellCleared(own, party)
        drop(own.id)
        desks[agent].consultation = nil
        if main?.phase == .wrapping {
            beginWrap(agent)
        } else if isConference, let main {
            legs[main.id]?.phase = .established
            tell(.callRetrieved, main)
        }
        settle()
    }

    /// TransferCall with a consultation, and the second half of a transfer: the caller and the consulted party talk.
    mutating func completeTransfer(of agent: Int) {
        guard let consultation = desks[agent].consultation, let own = legs[consultation.leg],
            let main = legs[desks[agent].leg], main.phase == .held
        else { return }
        let after = transferred(consultation, main, own)
        tell(
            .callTransferred, main, agent: agent,
            [
                "ConsultingCallId": .number(Int64(own.id)), "ConsultedCallId": .number(Int64(consultation.target)),
                "ConsultationAgentId": .number(Int64(agentID(of: consultation.target))),
                "TransferredCallId": .number(Int64(after)),
                "TransferredCallSwitchId": .number(Int64(scenario.switchID)),
            ])
        tellCleared(main, .internal, consultation: own.id)
        if let target = legs[consultation.target] {
            tellCleared(target, .internal)
            drop(target.id)
        }
        tellCleared(own, .internal)
        drop(own.id)
        beginWrap(agent)
        settle()
    }

    /// The leg on which the caller goes on with whoever was consulted.
    mutating func transferred(_ consultation: Consultation, _ main: Leg, _ own: Leg) -> Int32 {
        var leg = Leg(
            id: nextLegID(), sequence: main.sequence, phase: .established, type: .outboundConsultationTransfer)
        interactions[main.sequence]?.customerLeg = leg.id
        guard let target = legs[consultation.target] else {
            leg.phase = .outside
            leg.destination = own.destination
            add(&leg, call: nil)
            return leg.id
        }
        leg.agent = target.agent
        leg.serviceID = target.serviceID
        legs[target.id]?.call = nil
        add(&leg, call: target.call)
        desks[target.agent].leg = leg.id
        tellEstablished(leg)
        tellState(target.agent, leg: leg.id)
        return leg.id
    }
}
