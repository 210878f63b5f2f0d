import Queueing
import Routing

/// The rules of semantics.md once more, as plainly as they can be written: everything is looked at in every second,
/// nothing is remembered that can be worked out, and every order is a sort. It shares no code with the ACD.
final class ReferenceModel {
    struct Stay {
        let queue: Int
        var enteredAt: Int64
        /// Counts entries of all calls.
        var order = 0
        var isActive = true
        var isEntering = true
        var cascades = true
        var used: Set<Int> = []
        var blocked: Set<Int> = []
        var blockedAt = 0
        var retrying: Set<Int> = []
        var returnAt: Int64?
        var returnTo = -1
        var nextOffer: Int64?
    }

    final class Call {
        let number: Int
        var base: Int
        var state = CallState.waiting
        var first: Int64
        var stays: [Stay] = []
        var initial: Int
        var agent: Int?
        var ringQueue = -1
        var ringSince: Int64 = 0
        var isReturned = false
        var hasExpanded = false
        var isTask = false
        var hops = 0
        /// It goes before others now, so that a target may accept it that did not.
        var hasChanged = false
        var offeredBy: Int?
        var keptFor: (agent: Int, until: Int64)?
        var refusals: [(agent: Int, until: Int64, readiness: Int)] = []
        var outside: (queue: Int, step: Int, until: Int64)?

        init(number: Int, base: Int, first: Int64, initial: Int) {
            self.number = number
            self.base = base
            self.first = first
            self.initial = initial
        }

        var active: [Int] { stays.indices.filter { stays[$0].isActive } }
    }

    final class Agent {
        let skills: [Int: Int]
        var state = AgentState.loggedOut
        var idleSince: Int64 = 0
        var timer: Int64?
        var call: Call?
        var readiness = 0
        var wantsOut = false
        var wantsBreak = false

        init(skills: [Int: Int]) { self.skills = skills }
    }

    let queues: [Queue]
    let rule: DispatchRule
    let agents: [Agent]
    var calls: [Call] = []
    var counts: [[String: Int64]]
    var isActive: [Bool]
    var lastLogout: [Int64?]
    var unreadySince: [Int64]
    var now: Int64 = 0
    /// The changes of queues, in order of happening: the last of each.
    var changes: [Int]
    private var entries = 0
    private var lastChange = 0

    init(queues: [Queue], agents: [[Int: Int]], rule: DispatchRule) {
        self.queues = queues
        self.rule = rule
        self.agents = agents.map(Agent.init)
        counts = queues.map { _ in [:] }
        isActive = queues.map { _ in true }
        lastLogout = queues.map { _ in nil }
        unreadySince = queues.map { _ in 0 }
        changes = queues.map { _ in 0 }
    }

    var change: Int { lastChange }

    func noteChange(_ queue: Int) {
        lastChange += 1
        changes[queue] = lastChange
    }

    func count(_ queue: Int, _ name: String) { counts[queue][name, default: 0] += 1 }

    func staff(_ queue: Int) -> Int { agents.filter { $0.state != .loggedOut && $0.skills[queue] != nil }.count }

    func readyStaff(_ queue: Int) -> Int { agents.filter { $0.state == .ready && $0.skills[queue] != nil }.count }

    func waiting(_ queue: Int) -> [Call] {
        calls.filter { call in call.state == .waiting && call.active.contains { call.stays[$0].queue == queue } }
    }

    // MARK: One instant

    /// What the clock brings before dispatch: rings, pauses, writing up, calls back from outside.
    func clock() {
        for call in calls where call.state == .ringing {
            let limit = queues[call.ringQueue].waiting.ring
            if now - call.ringSince >= limit { ringEnds(call, refused: false) }
        }
        for agent in agents {
            guard let due = agent.timer, due <= now else { continue }
            agent.timer = nil
            if agent.state == .wrappingUp { workEnds(agent) } else { becomeReady(agent) }
        }
        for call in calls where call.state == .outside {
            guard let outside = call.outside, outside.until <= now else { continue }
            call.outside = nil
            let step = queues[outside.queue].waiting.overflow[outside.step]
            count(outside.queue, step.target == .default ? "returnedFromDefault" : "returnedFromRoute")
            call.state = .waiting
            enter(call, outside.queue, isNew: false)
        }
    }

    func settle() {
        while true {
            dispatch()
            if !overflow() { break }
        }
    }

    func becomeReady(_ agent: Agent) {
        agent.state = .ready
        for queue in agent.skills.keys { noteChange(queue) }
    }

    func noteReadiness(_ change: () -> Void) {
        let before = queues.indices.map(readyStaff)
        change()
        for queue in queues.indices where before[queue] > 0 && readyStaff(queue) == 0 { unreadySince[queue] = now }
    }

    // MARK: Dispatch

    private func dispatch() {
        while let (call, agent) = bestPair() {
            noteReadiness {
                agent.state = .ringing
                agent.call = call
            }
            call.state = .ringing
            call.agent = agents.firstIndex { $0 === agent }
            call.ringSince = now
            call.ringQueue = countingQueue(call, agent)
            for stay in call.active { noteChange(call.stays[stay].queue) }
        }
    }

    private func bestPair() -> (Call, Agent)? {
        var pairs: [(key: [Int64], call: Call, agent: Agent, index: Int)] = []
        for call in calls where call.state == .waiting {
            for (index, agent) in agents.enumerated() where agent.state == .ready && mayTake(index, call) {
                guard let key = levels(call, index).map({ urgency(call, $0.queue, $0.level) }).min(by: isLess) else {
                    continue
                }
                pairs.append((key, call, agent, index))
            }
        }
        guard let first = pairs.min(by: { isLess($0.key, $1.key) }) else { return nil }
        let taker = pairs.filter { $0.call === first.call }.min { left, right in
            isLess(fitness(left.call, left.index), fitness(right.call, right.index))
        }
        return taker.map { ($0.call, $0.agent) }
    }

    private func isLess(_ left: [Int64], _ right: [Int64]) -> Bool { left.lexicographicallyPrecedes(right) }

    func mayTake(_ agent: Int, _ call: Call) -> Bool {
        if let kept = call.keptFor, kept.agent != agent { return false }
        return !call.refusals.contains {
            $0.agent == agent && $0.until > now && $0.readiness == agents[agent].readiness
        }
    }

    /// The queues of the call that the agent serves, with the level there; all of them if it is kept for the agent.
    private func levels(_ call: Call, _ agent: Int) -> [(queue: Int, level: Int)] {
        call.active.compactMap { stay in
            let queue = call.stays[stay].queue
            if let level = agents[agent].skills[queue] { return (queue, level) }
            return call.keptFor?.agent == agent ? (queue, 99) : nil
        }
    }

    func effective(_ call: Call, _ queue: Int) -> Int64 {
        var priority = call.base
        guard let aging = queues[queue].waiting.aging else { return Int64(priority) }
        var waited = now - call.first
        while waited >= aging.step, priority > aging.floor.level {
            (waited, priority) = (waited - aging.step, priority - 1)
        }
        return Int64(priority)
    }

    func urgency(_ call: Call, _ queue: Int, _ level: Int) -> [Int64] {
        let returned: Int64 = call.isReturned ? 0 : 1
        let wait = [returned, call.first, Int64(call.number)]
        switch rule.call {
        case .longestWait: return wait
        case .priorityThenLongestWait: return [effective(call, queue)] + wait
        case .levelFirst: return [Int64(level), effective(call, queue)] + wait
        }
    }

    private func fitness(_ call: Call, _ agent: Int) -> [Int64] {
        let level = levels(call, agent).map(\.level).min() ?? 99
        let idle = [agents[agent].idleSince, Int64(agent)]
        return rule.agent == .longestIdle ? idle : [Int64(level)] + idle
    }

    private func countingQueue(_ call: Call, _ agent: Agent) -> Int {
        let all = call.active.map { call.stays[$0].queue }
        let served = all.filter { agent.skills[$0] != nil }
        let among = served.isEmpty ? all : served
        return among.contains(call.initial) ? call.initial : among[0]
    }

    // MARK: Stays

    func enter(_ call: Call, _ queue: Int, isNew: Bool, cascades: Bool = true, back: (Int64, Int)? = nil) {
        entries += 1
        var stay = Stay(queue: queue, enteredAt: now, order: entries)
        if let known = call.stays.firstIndex(where: { $0.queue == queue }) {
            stay.used = call.stays[known].used
            call.stays.remove(at: known)
        }
        stay.cascades = cascades
        if let back { (stay.returnAt, stay.returnTo) = (now + back.0, back.1) }
        stay.nextOffer = queues[queue].waiting.callback.map { now + $0.after }
        call.stays.append(stay)
        if isNew { count(queue, "offered") }
    }

    func leave(_ call: Call, _ queue: Int, _ why: String) {
        guard let index = call.stays.firstIndex(where: { $0.queue == queue && $0.isActive }) else { return }
        call.stays[index].isActive = false
        call.stays[index].blocked = []
        if !call.isTask { count(queue, why) }
        noteChange(queue)
    }

    func leaveAll(_ call: Call, _ why: String, on queue: Int) {
        for index in call.active {
            let other = call.stays[index].queue
            leave(call, other, other == queue ? why : "dequeued")
        }
    }
}
