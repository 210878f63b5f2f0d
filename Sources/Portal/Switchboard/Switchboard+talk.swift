import CTIPS
import Queueing

// What an agent does with the call in hand.
extension Switchboard {
    /// The agent at whom the leg rings takes the call.
    mutating func accept(_ id: Int32) {
        guard let leg = legs[id], let call = leg.call, acd.answer(call, by: AgentID(leg.agent), at: now) else { return }
        legs[id]?.phase = .established
        desks[leg.agent].state = .active
        guard let partner = legs[leg.partner], partner.phase == .dialing else {
            tellEstablished(leg)
            tellState(leg.agent, leg: id)
            answered(leg.sequence)
            return
        }
        legs[partner.id]?.phase = .established
        if let consultation = desks[partner.agent].consultation, consultation.leg == partner.id {
            tellEstablished(leg)
            tellState(leg.agent, leg: id)
            if consultation.isTransfer { completeTransfer(of: partner.agent) }
        } else {
            desks[partner.agent].state = .active
            tellEstablished(partner)
            tellState(partner.agent, leg: partner.id)
            tellEstablished(leg)
            tellState(leg.agent, leg: id)
            answered(leg.sequence)
        }
    }

    mutating func tellEstablished(_ leg: Leg) {
        let caller = interactions[leg.sequence]?.caller
        let channel = channel(of: leg)
        tell(
            .callEstablished, leg,
            [
                "MediaType": Value(MediaType.voiceAnalog), "ResourceGroupId": channel.group,
                "CircuitId": channel.circuit, "ChannelId": channel.channel, "ANI": Value(caller?.ani),
                "DNIS": Value(caller?.dnis),
            ])
    }

    /// The caller talks, and from now on not longer than he wants to.
    mutating func answered(_ sequence: Int64) {
        guard interactions[sequence]?.isAnswered == false else { return }
        interactions[sequence]?.isAnswered = true
        guard let talk = interactions[sequence]?.caller.talk else { return }
        agenda.enter(.hangUp(sequence: sequence), at: now + talk)
    }

    /// AcceptCall, yes or no.
    mutating func answer(_ id: Int32, by agent: Int, accepts: Bool) throws(RequestFailure) {
        let leg = try leg(id, of: agent)
        guard leg.phase == .ringing, let call = leg.call else { throw .state("call \(id) does not ring") }
        if accepts { accept(id) } else { acd.reject(call, by: AgentID(agent), at: now) }
        settle()
    }

    mutating func hold(_ id: Int32, by agent: Int) throws(RequestFailure) {
        let leg = try leg(id, of: agent)
        guard leg.phase == .established else { throw .state("call \(id) is not being talked on") }
        legs[id]?.phase = .held
        tell(.callHeld, leg)
    }

    mutating func retrieve(_ id: Int32, by agent: Int) throws(RequestFailure) {
        let leg = try leg(id, of: agent)
        guard leg.phase == .held else { throw .state("call \(id) is not held") }
        guard desks[agent].consultation == nil else { throw .state("the agent is on another call: clear that first") }
        legs[id]?.phase = .established
        tell(.callRetrieved, leg)
    }

    mutating func dial(_ digits: String, on id: Int32, by agent: Int) throws(RequestFailure) {
        let leg = try leg(id, of: agent)
        guard [.established, .dialing, .conferenced].contains(leg.phase) else {
            throw .state("nobody is connected on call \(id)")
        }
        tell(.digitsDialed, leg, ["DigitString": .text(digits)])
    }

    mutating func tellData(of id: Int32) throws(RequestFailure) {
        guard let leg = legs[id] else { throw .unknownCall(id) }
        tell(
            .callDataUpdate, leg,
            ["CallData": callData(of: leg), "UpdateType": Value(CallDataUpdate.getCallDataReturned)])
    }

    mutating func setData(of id: Int32, to values: [String?]) throws(RequestFailure) {
        guard let leg = legs[id] else { throw .unknownCall(id) }
        setData(leg.sequence, values)
        tell(
            .callDataUpdate, leg,
            ["CallData": callData(of: leg), "UpdateType": Value(CallDataUpdate.setCallDataSucceeded)])
    }

    /// Does something with the agent's call that tells of its data, which are these from now on; or the old ones, if it
    /// fails.
    mutating func with(
        _ values: [String?], of id: Int32, by agent: Int,
        _ body: (inout Switchboard) throws(RequestFailure) -> Void
    ) throws(RequestFailure) {
        guard let leg = legs[id], leg.agent == agent else { return try body(&self) }
        let before = interactions[leg.sequence]?.userData ?? []
        setData(leg.sequence, values)
        do throws(RequestFailure) {
            try body(&self)
        } catch {
            interactions[leg.sequence]?.userData = before
            throw error
        }
    }

    /// Nil leaves a field alone.
    mutating func setData(_ sequence: Int64, _ values: [String?]) {
        for (index, value) in values.prefix(Interaction.fields).enumerated() {
            if let value { interactions[sequence]?.userData[index] = value }
        }
    }

    /// The leg, if it is the agent's.
    func leg(_ id: Int32, of agent: Int) throws(RequestFailure) -> Leg {
        guard let leg = legs[id], leg.phase != .wrapping else { throw .unknownCall(id) }
        guard leg.agent == agent else {
            throw RequestFailure(.invalidAgent, "agent \(desks[agent].plan.id) is not on call \(id)")
        }
        return leg
    }
}

extension RequestFailure {
    static func state(_ reason: String) -> Self { Self(.invalidStateForRequest, reason) }
    static func unknownCall(_ id: Int32) -> Self { Self(.invalidCallID, "there is no call \(id)") }
    static func unknownAgent(_ id: Int32) -> Self { Self(.invalidAgent, "there is no agent \(id)") }
}
