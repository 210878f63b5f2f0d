import CTIPS
import Queueing

// How calls end. An agent's leg is cleared, wrapped up and ended; one without an agent is cleared and ended at once.
extension Switchboard {
    mutating func tellCleared(_ leg: Leg, _ party: ClearingParty, consultation: Int32 = 0) {
        tell(
            .callCleared, leg,
            ["ConsultationCallId": .number(Int64(consultation)), "ClearingPartyType": Value(party)])
    }

    /// The caller hangs up, wherever he is.
    mutating func hangUpCustomer(_ sequence: Int64) {
        guard let id = interactions[sequence]?.customerLeg, let leg = legs[id] else { return }
        switch leg.phase {
        case .routing:
            tally.callersGone += 1
            routeEnds.note(id, .callCleared)
            endWaiting(id, .farEnd)
        case .queued, .outside: endWaiting(id, .farEnd)
        case .ringing:
            stopRinging(leg)
            tellCleared(leg, .farEnd)
            finish(id)
        case .established, .held, .conferenced: leave(id, .farEnd)
        // A call that an agent dials has no caller.
        case .dialing, .wrapping: return
        }
        settle()
    }

    /// An agent hangs up one of his calls, or one party of a conference: guide, chapter 3, "ClearCall".
    mutating func clear(_ id: Int32, by agent: Int) throws(RequestFailure) {
        if let consultation = desks[agent].consultation {
            if consultation.conference != 0, id == consultation.conference { return leaveConference(agent) }
            if id == consultation.leg { return endConsultation(of: agent, .nearEnd) }
        }
        let leg = try leg(id, of: agent)
        switch leg.phase {
        case .ringing:
            guard let call = leg.call else { return }
            acd.reject(call, by: AgentID(agent), at: now)
        case .dialing: cancelDialing(leg)
        case .established, .held, .conferenced:
            if leg.partner == 0 {
                leave(id, .nearEnd)
            } else if let caller = legs[leg.partner], desks[caller.agent].consultation?.target == id {
                endConsultation(of: caller.agent, .farEnd)
            } else {
                endInternal(leg)
            }
        case .routing, .queued, .outside, .wrapping: throw .state("call \(id) is not the agent's to clear")
        }
        settle()
    }

    /// A call that no agent has ends.
    mutating func endWaiting(_ id: Int32, _ party: ClearingParty) {
        guard let leg = legs[id] else { return }
        if let call = leg.call { acd.hangUp(call, at: now) }
        tellCleared(leg, party)
        finish(id)
    }

    /// The caller and the agent part; a consultation or what is left of a conference goes on without the caller.
    private mutating func leave(_ id: Int32, _ party: ClearingParty) {
        guard let leg = legs[id] else { return }
        let agent = leg.agent
        interactions[leg.sequence]?.customerLeg = 0
        guard var consultation = desks[agent].consultation else {
            tellCleared(leg, party)
            return beginWrap(agent)
        }
        if consultation.conference != 0 { tellConference(agent, consultation.conference, leg, party) }
        tellCleared(leg, party, consultation: consultation.leg)
        legs[id]?.phase = .wrapping
        guard let own = legs[consultation.leg] else { return }
        // Nobody is left to be handed over.
        if consultation.isTransfer, own.phase == .dialing { return cancelDialing(own) }
        guard consultation.conference != 0 else { return }
        consultation.conference = 0
        desks[agent].consultation = consultation
        for leg in [consultation.leg, consultation.target] where legs[leg] != nil { legs[leg]?.phase = .established }
        tellEstablished(own)
        tellState(agent, leg: own.id)
    }

    /// The conference, which has an id and no leg of its own, is cleared.
    mutating func tellConference(_ agent: Int, _ conference: Int32, _ main: Leg, _ party: ClearingParty) {
        var leg = Leg(id: conference, sequence: main.sequence, phase: .conferenced, type: .conference)
        leg.serviceID = main.serviceID
        leg.agent = agent
        tellCleared(leg, party)
    }

    /// Two agents who talked to each other part; whose leg is given hung up.
    private mutating func endInternal(_ leg: Leg) {
        tellCleared(leg, .nearEnd)
        beginWrap(leg.agent)
        guard let other = legs[leg.partner] else { return }
        tellCleared(other, .farEnd)
        beginWrap(other.agent)
    }

    /// The agent has hung up and writes up the call.
    mutating func beginWrap(_ agent: Int) {
        let id = desks[agent].leg
        legs[id]?.phase = .wrapping
        if let call = desks[agent].engagement { acd.finish(call, wrapUp: nil, at: now) }
        desks[agent].engagement = nil
        desks[agent].consultation = nil
        desks[agent].state = .wrap
        desks[agent].stamp += 1
        guard !desks[agent].skipsWrap else { return dispose(agent) }
        tellState(agent, leg: id)
        guard let leg = legs[id], interactions[leg.sequence]?.caller.isScripted != true,
            let wrapUp = desks[agent].plan.wrapUp
        else { return }
        agenda.enter(.dispose(agent: agent, stamp: desks[agent].stamp), at: now + draw(wrapUp))
    }

    /// The agent is done with the call, and goes where he wanted to.
    mutating func dispose(_ agent: Int) {
        finish(desks[agent].leg)
        desks[agent].leg = 0
        desks[agent].skipsWrap = false
        desks[agent].disposition = 0
        becomeNext(agent)
        settle()
    }

    /// The last word about a leg, and about the call if it was the last one.
    mutating func finish(_ id: Int32) {
        guard let leg = legs[id] else { return }
        let disposition = leg.agent >= 0 ? desks[leg.agent].disposition : 0
        tell(
            .callEnd, leg,
            ["AgentDisposition": .number(Int64(disposition)), "CallData": callData(of: leg)])
        drop(id)
    }

    /// Forgets a leg that goes without a word.
    mutating func drop(_ id: Int32) {
        guard let leg = legs.removeValue(forKey: id) else { return }
        interactions[leg.sequence]?.legs -= 1
        guard let interaction = interactions[leg.sequence], interaction.legs <= 0 else { return }
        // The values are those of CallStarted, as the guide has it.
        var first = Leg(id: interaction.firstLeg, sequence: leg.sequence, phase: .wrapping, type: leg.type)
        first.agent = -1
        let channel = channel(of: first)
        tell(
            .callCompleted, first,
            ["ResourceGroupId": channel.group, "ChannelId": channel.channel, "CircuitId": channel.circuit])
        interactions[leg.sequence] = nil
    }

    /// A telephone stops ringing because nobody is at the other end any more.
    mutating func stopRinging(_ leg: Leg) {
        guard let call = leg.call else { return }
        desks[leg.agent].engagement = nil
        desks[leg.agent].leg = 0
        acd.hangUp(call, at: now)
        goOn(leg.agent)
    }

    /// The call that rang for the agent is another's or nobody's: what he asked for meanwhile happens now.
    mutating func goOn(_ agent: Int) {
        guard desks[agent].next != .idle || desks[agent].nextCause != nil else { return }
        desks[agent].skipsWrap = false
        becomeNext(agent)
    }

    /// Takes the agent to where he asked to go.
    private mutating func becomeNext(_ agent: Int) {
        let (next, before) = (desks[agent].next, cause)
        cause = desks[agent].nextCause ?? cause
        desks[agent].next = .idle
        desks[agent].nextCause = nil
        become(next, agent)
        cause = before
    }
}
