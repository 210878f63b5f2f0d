import Routing
import Testing

@testable import Queueing

/// Steps that find no target, and are tried again when one changes (R12).
struct BlockedStepTests {
    @Test func `calls that have gone leave no trace of their blocked steps`() {
        var acd = ACD(
            queues: [.make("q", code: 1, WaitingRules(overflow: [.after(1, to: 1)])), .make("r", code: 2)], agents: [])
        for number in 0..<1000 {
            let start = Int64(number) * 10_000
            let call = acd.arrive(at: start)
            acd.enqueue(call, Placement(Slot(0)), at: start)
            acd.settle(at: start)
            acd.settle(at: start + 1000)
            acd.hangUp(call, at: start + 2000)
            acd.settle(at: start + 2000)
            acd.clearEffects()
        }
        #expect(acd.counters(of: Slot(0)).overflowBlocked == 1000)
        #expect(acd.blockedMemberships.count <= 1)
    }

    @Test func `a step is tried again for a call that has the place of an earlier one`() {
        var acd = ACD(
            queues: [.make("q", code: 1, WaitingRules(overflow: [.after(1, to: 1)])), .make("r", code: 2)],
            agents: [AgentProfile([.init(Slot(1))])])
        for start in [0, 10_000] as [Int64] {
            let call = acd.arrive(at: start)
            acd.enqueue(call, Placement(Slot(0)), at: start)
            acd.settle(at: start)
            acd.settle(at: start + 1000)
            if start == 0 { acd.hangUp(call, at: 2000) } else { acd.logIn(AgentID(0), isReady: false, at: 12_000) }
            acd.settle(at: start + 2000)
            if start > 0 { #expect(acd.queues(of: call) == [Slot(1)]) }
            acd.clearEffects()
        }
    }
}
