import CTIPS
import Queueing
import Routing

extension Switchboard {
    /// Tells what the distributor did.
    mutating func act(on effect: Effect) {
        switch effect {
        case .rings(let call, let agent, let queue): ring(call, Int(agent.index), queue)
        case .ringEnded(let call, let agent, let end): stopRinging(call, Int(agent.index), end)
        case .agent(let agent, _): reconcile(Int(agent.index))
        case .ended(let call, _):
            if let leg = legsByCall.removeValue(forKey: call), legs[leg]?.call == call { legs[leg]?.call = nil }
        case .entered, .left, .answered, .overflowed, .overflowBlocked, .leavesFor, .leavesForDefault, .offersCallback,
            .callbackTaken:
            break
        }
    }

    private mutating func ring(_ call: CallID, _ agent: Int, _ queue: Slot<Queue>?) {
        // An agent who dials is engaged before it is heard of here.
        guard desks[agent].engagement != call, let id = legsByCall[call] else { return }
        desks[agent].engagement = call
        desks[agent].leg = id
        desks[agent].skipsWrap = false
        desks[agent].disposition = 0
        desks[agent].state = .pendingActive
        legs[id]?.agent = agent
        legs[id]?.phase = .ringing
        if let queue { legs[id]?.serviceID = scenario.services[queue.index].id }
        guard let leg = legs[id] else { return }
        // A call that was there before the request rings because an agent is free, and that is nobody's answer.
        let request = cause
        if leg.cause != request { cause = nil }
        defer { cause = request }
        let channel = channel(of: leg)
        let plan = desks[agent].plan
        tell(
            .callConnected, leg,
            [
                "ResponseRequired": .flag(plan.answers == nil), "CallInfo": callInfo(of: leg),
                "CallType": Value(leg.type),
                "OriginatingAgentId": .number(leg.originator >= 0 ? Int64(desks[leg.originator].plan.id) : 0),
                "ResourceGroupId": channel.group, "ChannelId": channel.channel, "CircuitId": channel.circuit,
            ])
        tellState(agent, leg: id)
        guard interactions[leg.sequence]?.caller.isScripted != true, let answers = plan.answers else { return }
        agenda.enter(.accept(agent: agent, leg: id), at: now + draw(answers))
    }

    private mutating func stopRinging(_ call: CallID, _ agent: Int, _ end: Effect.RingEnd) {
        guard desks[agent].engagement == call else { return }
        desks[agent].engagement = nil
        desks[agent].leg = 0
        goOn(agent)
        guard end != .abandoned, let id = legsByCall[call], legs[id]?.phase == .ringing else { return }
        legs[id]?.phase = .queued
        legs[id]?.agent = -1
        if acd.state(of: call) == .routing {
            if legs[id]?.partner != 0 { return leaveUnanswered(id) }
            parkUnanswered(id)
        } else {
            tellDelivered(id)
        }
    }

    /// Tells of an agent who has no call in hand whatever the distributor has made of him.
    mutating func reconcile(_ agent: Int) {
        guard desks[agent].isLoggedIn, desks[agent].engagement == nil else { return }
        let state: CTIPS.AgentState
        switch acd.state(of: AgentID(agent)) {
        case .ready: state = .idle
        case .pausing: state = .notReady
        case .notReady(let activity): state = activity.agentState
        case .loggedOut, .ringing, .talking, .wrappingUp: return
        }
        guard desks[agent].state != state else { return }
        desks[agent].state = state
        desks[agent].stamp += 1
        tellState(agent)
    }
}

extension Queueing.AgentState.Activity {
    /// The activity by which the distributor knows a state in which no calls are taken.
    init(_ state: CTIPS.AgentState) {
        let code: Int32 =
            switch state {
            case .notReadyPark: 1
            case .reserved: 2
            default: 0
            }
        self.init(code: code)
    }

    fileprivate var agentState: CTIPS.AgentState {
        switch code {
        case 1: .notReadyPark
        case 2: .reserved
        default: .notReady
        }
    }
}
