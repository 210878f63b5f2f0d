import CTIPS
import Queueing

extension Switchboard {
    /// TransferCall without a consultation. To a service the caller goes at once; an agent, or somebody outside, is
    /// called first, and the caller goes when there is an answer.
    mutating func transfer(_ id: Int32, by agent: Int, to destination: Leg.Destination) throws(RequestFailure) {
        let main = try leg(id, of: agent)
        guard main.phase == .established, main.partner == 0 else { throw .state("call \(id) is not being talked on") }
        guard desks[agent].consultation == nil else { throw .state("the agent consults: transfer to that call") }
        guard destination.type == .service else {
            return try consult(on: id, by: agent, to: destination, isTransfer: true)
        }
        guard let service = serviceIndex(Int32(destination.address)) else {
            throw RequestFailure(.destinationInvalidServiceIdentifier, "there is no service \(destination.address)")
        }
        var next = Leg(id: nextLegID(), sequence: main.sequence, phase: .queued, type: main.type)
        next.serviceID = scenario.services[service].id
        next.originator = agent
        add(&next, call: acd.arrive(at: now))
        interactions[main.sequence]?.customerLeg = next.id
        tell(
            .callTransferred, main,
            [
                "TransferredCallId": .number(Int64(next.id)),
                "TransferredCallSwitchId": .number(Int64(scenario.switchID)),
            ])
        tellCleared(main, .internal)
        beginWrap(agent)
        deliver(next.id, to: service)
        settle()
    }

    /// TransferCall to the party that the agent has consulted.
    mutating func transfer(_ id: Int32, by agent: Int, to consultation: Int32) throws(RequestFailure) {
        let main = try leg(id, of: agent)
        guard let own = desks[agent].consultation, own.leg == consultation || own.target == consultation else {
            throw RequestFailure(.invalidCallID, "call \(consultation) is no consultation of the agent")
        }
        guard own.conference == 0, main.phase == .held, legs[own.leg]?.phase == .established else {
            throw .state("nobody has answered call \(consultation) yet")
        }
        completeTransfer(of: agent)
    }

    /// ConferenceCall: the caller, the agent and whoever was consulted talk to each other.
    mutating func conference(_ id: Int32, by agent: Int, with consultation: Int32) throws(RequestFailure) {
        let main = try leg(id, of: agent)
        guard let own = desks[agent].consultation, own.leg == consultation || own.target == consultation else {
            throw RequestFailure(.invalidCallID, "call \(consultation) is no consultation of the agent")
        }
        guard own.conference == 0, main.phase == .held, legs[own.leg]?.phase == .established else {
            throw .state("nobody has answered call \(consultation) yet")
        }
        let conference = nextLegID()
        desks[agent].consultation?.conference = conference
        for leg in [id, own.leg, own.target] where legs[leg] != nil { legs[leg]?.phase = .conferenced }
        tell(
            .callConferenced, main,
            [
                "ConsultingCallId": .number(Int64(own.leg)),
                // The guide's figures name it when an agent was called, and not when a service was.
                "ConsultedCallId": .number(own.type == .agent ? Int64(own.target) : 0),
                "ConsultationAgentId": .number(Int64(agentID(of: own.target))),
                "ConferenceCallId": .number(Int64(conference)),
            ])
    }

    /// The agent who made the conference leaves the others to each other.
    mutating func leaveConference(_ agent: Int) {
        guard let consultation = desks[agent].consultation, let own = legs[consultation.leg],
            let main = legs[desks[agent].leg]
        else { return }
        let target = legs[consultation.target]
        _ = transferred(consultation, main, own)
        let conference = Value.number(Int64(consultation.conference))
        // The conference's id stands for the call that goes on, and for the consulting one: so the guide draws it.
        tell(
            .callTransferred, main,
            [
                "ConsultingCallId": conference, "ConsultedCallId": .number(Int64(consultation.target)),
                "ConsultationAgentId": .number(Int64(agentID(of: consultation.target))),
                "TransferredCallId": conference, "TransferredCallSwitchId": .number(Int64(scenario.switchID)),
            ])
        tellCleared(main, .nearEnd, consultation: own.id)
        if let target {
            tellCleared(target, .internal)
            drop(target.id)
        }
        tellCleared(own, .internal)
        drop(own.id)
        beginWrap(agent)
        settle()
    }
}
