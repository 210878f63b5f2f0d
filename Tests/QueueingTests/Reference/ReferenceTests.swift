import Queueing
import Routing
import TestSupport
import Testing

/// 500 small call centres, second by second: the ACD and the reference model agree, and the laws hold.
struct ReferenceTests {
    @Test(arguments: 0..<20) func `the ACD does what the rules say, plainly written`(block: Int) {
        for seed in block * 25..<(block + 1) * 25 {
            if let difference = Duel(RandomScenario(seed: seed)).difference() {
                Issue.record("seed \(seed): \(difference)")
            }
        }
    }
}

/// One scenario, played by both.
private struct Duel {
    private let scenario: RandomScenario
    private let reference: ReferenceModel

    init(_ scenario: RandomScenario) {
        self.scenario = scenario
        reference = ReferenceModel(queues: scenario.queues, agents: scenario.skills, rule: scenario.rule)
    }

    /// The first second in which they differ, or a law is broken; nil if all is well.
    func difference() -> String? {
        var options = ACD.Options()
        options.dispatch = scenario.rule
        var acd = ACD(
            queues: scenario.queues,
            agents: scenario.skills.map { skills in
                AgentProfile(skills.sorted { $0.key < $1.key }.map { .init(Slot($0.key), level: $0.value) })
            }, options: options)
        var fast = FastSide()
        for second in 0..<RandomScenario.seconds {
            let time = Int64(second) * 1000
            play(scenario.events[second], at: time)
            fast.play(scenario.events[second], on: &acd, at: time)
            if let flaw = fast.flaw(of: acd, at: time) { return "\(second) s: \(flaw)" }
            acd.clearEffects()
            let (mine, other) = (plain, fast.plain(acd))
            if mine != other {
                return "\(second) s, after \(scenario.events[second]):\n\(changes(mine, other))"
            }
            for queue in scenario.queues.indices {
                let (mine, other) = (reference.counts[queue], named(acd.counters(of: Slot(queue))))
                if mine != other { return "\(second) s, counters of \(queue): \(mine) against \(other)" }
            }
        }
        return nil
    }

    private func changes(_ mine: [String], _ other: [String]) -> String {
        zip(mine, other).filter { $0 != $1 }.map { "  rules: \($0)\n  ACD:   \($1)" }.joined(separator: "\n")
    }

    private func play(_ events: [RandomScenario.Event], at time: Int64) {
        reference.now = time
        var isClockDone = false
        for event in events {
            if event.order == 5, !isClockDone {
                isClockDone = true
                reference.clock()
            }
            switch event {
            case .arrive(let queue, let priority, let lastAgent):
                guard reference.isActive[queue] else { continue }
                reference.arrive(queue, priority: priority, lastAgent: lastAgent)
            case .hangUp(let call): reference.hangUp(call)
            case .accept(let call): reference.acceptCallback(call)
            case .answer(let agent): reference.answer(agent)
            case .refuse(let agent): reference.refuse(agent)
            case .finish(let agent, let wrapUp): reference.finish(agent, wrapUp: wrapUp)
            case .logIn(let agent, let ready): reference.logIn(agent, isReady: ready)
            case .logOut(let agent): reference.logOut(agent)
            case .ready(let agent): reference.setReady(agent)
            case .notReady(let agent): reference.setNotReady(agent)
            case .setActive(let queue, let active): reference.setActive(queue, active)
            }
        }
        if !isClockDone { reference.clock() }
        reference.endKeeping()
        reference.settle()
    }

    /// What everybody does, as text: calls by number, then agents.
    private var plain: [String] {
        reference.calls.map { call in
            let queues = call.active.map { "\(call.stays[$0].queue)" }
            let agent = call.state == .ringing || call.state == .talking ? call.agent.map { "\($0)" } ?? "" : ""
            return "call \(call.number) \(call.state) \(call.state == .closed ? [] : queues) \(agent)"
        }
            + reference.agents.enumerated().map { "agent \($0) \($1.state)" }
    }

    private func named(_ it: QueueCounters) -> [String: Int64] {
        let all: [String: Int64] = [
            "offered": it.offered, "answered": it.answered, "abandoned": it.abandoned,
            "abandonedShort": it.abandonedShort, "abandonedRinging": it.abandonedRinging,
            "overflowedQueue": it.overflowedQueue, "overflowedTime": it.overflowedTime,
            "overflowedLogin": it.overflowedLogin, "backflowed": it.backflowed, "inflowed": it.inflowed,
            "dequeued": it.dequeued, "returnedFromAgent": it.returnedFromAgent, "toDefault": it.toDefault,
            "toExternal": it.toExternal, "offeredCallback": it.offeredCallback, "endedInIVR": it.endedInIVR,
            "movedOut": it.movedOut, "refused": it.refused, "returnedFromDefault": it.returnedFromDefault,
            "returnedFromRoute": it.returnedFromRoute, "returnedFromQueue": it.returnedFromQueue,
            "rejoined": it.rejoined, "loopSuppressed": it.loopSuppressed,
        ]
        return all.filter { $0.value != 0 }
    }
}

/// What a driver of the ACD keeps: calls by number, and who rings at whom.
private struct FastSide {
    private var calls: [CallID] = []
    private var queuesAllowed: [Int: Bool] = [:]
    private var atAgent: [Int: CallID] = [:]

    mutating func play(_ events: [RandomScenario.Event], on acd: inout ACD, at time: Int64) {
        while acd.nextTimer < time { acd.settle(at: acd.nextTimer) }
        for event in events {
            switch event {
            case .arrive(let queue, let priority, let lastAgent):
                guard queuesAllowed[queue] ?? true else { continue }
                let call = acd.arrive(at: time)
                calls.append(call)
                let kept = lastAgent.map { Placement.Reservation(AgentID($0.agent), wait: $0.wait) }
                acd.enqueue(call, Placement(Slot(queue), priority: Priority(priority), lastAgent: kept), at: time)
            case .hangUp(let number):
                guard number < calls.count, acd.state(of: calls[number]) != .talking else { continue }
                acd.hangUp(calls[number], at: time)
            case .accept(let number): if number < calls.count { acd.acceptCallback(calls[number], at: time) }
            case .answer(let agent): if let call = atAgent[agent] { acd.answer(call, by: AgentID(agent), at: time) }
            case .refuse(let agent): if let call = atAgent[agent] { acd.reject(call, by: AgentID(agent), at: time) }
            case .finish(let agent, let wrapUp):
                guard let call = atAgent[agent], acd.agent(of: call) == AgentID(agent) else { continue }
                acd.finish(call, wrapUp: wrapUp, at: time)
            case .logIn(let agent, let ready): acd.logIn(AgentID(agent), isReady: ready, at: time)
            case .logOut(let agent): acd.logOut(AgentID(agent), at: time)
            case .ready(let agent): acd.setReady(AgentID(agent), at: time)
            case .notReady(let agent): acd.setNotReady(AgentID(agent), at: time)
            case .setActive(let queue, let active):
                queuesAllowed[queue] = active
                acd.setActive(Slot(queue), active, at: time)
            }
        }
        acd.settle(at: time)
        for effect in acd.effects {
            if case .rings(let call, let agent, _) = effect { atAgent[Int(agent.index)] = call }
        }
    }

    /// What must not be at any time, whatever the rules say.
    func flaw(of acd: borrowing ACD, at time: Int64) -> String? {
        let breaches = acd.breaches()
        if !breaches.isEmpty { return "\(breaches)" }
        var busy: [AgentID: CallID] = [:]
        var waiting: [Slot<Queue>: Int] = [:]
        for call in calls {
            guard let state = acd.state(of: call), let summary = acd.summary(of: call) else { continue }
            let queues = acd.queues(of: call)
            if state == .waiting, queues.isEmpty { return "\(call) waits nowhere" }
            if Set(queues).count != queues.count { return "\(call) waits twice in a queue" }
            if state == .waiting { for queue in queues { waiting[queue, default: 0] += 1 } }
            guard state == .talking, let agent = summary.agent else { continue }
            if let other = busy.updateValue(call, forKey: agent) { return "\(agent) talks to \(other) and \(call)" }
            if acd.state(of: agent) != .talking { return "\(agent) does not know of \(call)" }
        }
        for (queue, count) in waiting where acd.waiting(in: queue) != count {
            return "\(acd.waiting(in: queue)) calls in \(queue), and \(count) say so"
        }
        return nil
    }

    func plain(_ acd: borrowing ACD) -> [String] {
        var text: [String] = []
        for (number, call) in calls.enumerated() {
            let state = acd.state(of: call) ?? .closed
            let queues = acd.queues(of: call).map { "\($0.index)" }
            let agent = state == .ringing || state == .talking ? acd.agent(of: call).map { "\($0.index)" } ?? "" : ""
            text.append("call \(number) \(state) \(queues) \(agent)")
        }
        var index = 0
        while let state = acd.stateOfAgent(at: index) {
            text.append("agent \(index) \(state)")
            index += 1
        }
        return text
    }
}

extension ACD {
    fileprivate func stateOfAgent(at index: Int) -> AgentState? {
        index < agentCount ? state(of: AgentID(index)) : nil
    }
}
