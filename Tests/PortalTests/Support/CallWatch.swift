import CTIPS
import Testing

@testable import Portal

/// What has to be so of calls and agents after whatever anybody does, and what events may say.
struct CallWatch {
    /// Everything that was told.
    private(set) var told: [Record] = []
    /// Calls, by their sequence, that have had a caller, and those whose caller has gone.
    private var called: Set<Int64> = []
    private var left: Set<Int64> = []
    private var cleared: [Party: Int] = [:]
    private var lastCall: Int64 = 0

    private struct Party: Hashable {
        let call: Int64
        let agent: Int64
    }

    mutating func begin(_ bench: PortalBench) {
        told = bench.take()
    }

    /// Looks at the portal, and at what it told since it was looked at last; all of it is due to `operation`, or to
    /// nobody's request.
    mutating func expectSound(_ bench: PortalBench, _ operation: CTIPS.Operation? = nil) {
        let events = bench.take()
        expectSound(events, due: operation, Int64(bench.requestID))
        told += events
        for desk in bench.portal.board.desks where desk.isLoggedIn { expectSound(desk, bench) }
        for call in bench.portal.board.interactions.values { expectSound(call, bench) }
    }

    private mutating func expectSound(_ events: [Record], due operation: CTIPS.Operation?, _ request: Int64) {
        let known = lastCall
        for event in events {
            let id = event["RequestId"].number
            let call = event["CallId"].number
            lastCall = max(lastCall, call)
            if event.name == "CTICallCleared" {
                let party = Party(call: call, agent: event["AgentId"].number)
                cleared[party, default: 0] += 1
                #expect(cleared[party] == 1, "call \(call) is cleared again for agent \(party.agent)")
            }
            // A call that was there rings because somebody is free, which no request asked for.
            let isRing =
                event.name == "CTICallConnected" || event["AgentState"].enumerator() == AgentState.pendingActive
            if operation == nil {
                // What was asked for and had to wait comes with its id, and is an agent's.
                #expect(id == 0 || event["EventCategory"].enumerator() == EventCategory.agent, "\(event.name) \(id)")
            } else if id == request, isRing, operation != .getAgentState {
                #expect(call > known, "call \(call) rings because of a request that did not make it")
            }
            #expect(id <= request)
        }
    }

    /// An agent has a state, and one that means a call only with a call.
    private func expectSound(_ desk: Desk, _ bench: PortalBench) {
        #expect(desk.state != .invalid)
        guard [.pendingActive, .active].contains(desk.state) else { return }
        let legs = bench.portal.board.legs
        #expect(legs[desk.leg] != nil && desk.engagement != nil, "agent \(desk.plan.id) is on no call")
    }

    /// A call has somebody on it who can end it, and a caller who has gone does not come back.
    private mutating func expectSound(_ call: Interaction, _ bench: PortalBench) {
        let legs = bench.portal.board.legs
        // Whom an agent called outside becomes a caller when he is transferred.
        if call.customerLeg != 0 { called.insert(call.sequence) }
        if call.customerLeg == 0, called.contains(call.sequence) { left.insert(call.sequence) }
        #expect(call.customerLeg == 0 || !left.contains(call.sequence), "call \(call.sequence) has a caller again")
        let agents = bench.portal.board.desks.filter { legs[$0.leg]?.sequence == call.sequence }
        #expect(legs[call.customerLeg] != nil || !agents.isEmpty, "nobody can end call \(call.sequence)")
    }
}
