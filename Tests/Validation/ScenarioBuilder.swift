import Routing
import Simulation

/// Builds a scenario from the parts of a model: a number dialled for each class, a rule for each number, a queue for each
/// queue, a line of agents for each group.
struct ScenarioBuilder {
    private let classes: [ReferenceModel.CallClass]
    private let groups: [ReferenceModel.Group]
    private var names: [String] = []
    private var steps: [String: [OverflowStep]] = [:]
    private var offers: [String: CallbackOffer] = [:]
    private let dispatch: DispatchRule
    private let levels: [String: [String: Int]]
    /// Queues that groups search beside their own, after a time.
    private var searched: [String: [String]] = [:]
    private var callback: Caller.Callback?

    init(
        _ classes: [ReferenceModel.CallClass], _ groups: [ReferenceModel.Group],
        _ parameters: ReferenceModel.Parameters
    ) throws(Inexpressible) {
        self.classes = classes
        self.groups = groups
        let freed = parameters.freedAgentRule ?? "priority_then_longest_wait"
        let idle = parameters.idleAgentRule ?? "listed_group_order"
        let calls: [String: DispatchRule.CallOrder] = [
            "priority_then_longest_wait": .priorityThenLongestWait, "longest_wait": .longestWait,
            "listed_order_then_longest_wait": .levelFirst,
        ]
        let agents: [String: DispatchRule.AgentOrder] = [
            "listed_group_order": .levelThenLongestIdle, "longest_idle_agent": .longestIdle,
        ]
        guard let call = calls[freed] else { throw .rule(freed) }
        guard let agent = agents[idle] else { throw .rule(idle) }
        dispatch = DispatchRule(call: call, agent: agent)
        levels = Self.levels(classes, groups, isListed: call == .levelFirst)
        for each in classes where !names.contains(each.queue) { names.append(each.queue) }
        for each in classes { try addLimit(of: each) }
        for each in classes { addExpansion(of: each) }
    }

    /// Levels that put the groups of every class in the order of its route, and where calls are taken by level the
    /// classes of every group in the order listed.
    private static func levels(
        _ classes: [ReferenceModel.CallClass], _ groups: [ReferenceModel.Group], isListed: Bool
    ) -> [String: [String: Int]] {
        var levels: [String: [String: Int]] = [:]
        for group in groups { for name in group.serves { levels[group.name, default: [:]][name] = 1 } }
        var isSettled = false
        while !isSettled {
            isSettled = true
            func raise(_ group: String, _ name: String, above least: Int) {
                guard let level = levels[group]?[name], level <= least else { return }
                levels[group]?[name] = least + 1
                isSettled = false
            }
            for each in classes {
                for (before, after) in zip(each.route, each.route.dropFirst()) {
                    raise(after, each.name, above: levels[before]?[each.name] ?? 0)
                }
            }
            for group in groups where isListed {
                for (before, after) in zip(group.serves, group.serves.dropFirst()) {
                    raise(group.name, after, above: levels[group.name]?[before] ?? 0)
                }
            }
        }
        return levels
    }

    private func slot(_ queue: String) -> Slot<Queue> { Slot(names.firstIndex(of: queue) ?? 0) }

    private mutating func addLimit(of each: ReferenceModel.CallClass) throws(Inexpressible) {
        guard let limit = each.maxQueue else { return }
        let full = each.onFull ?? "lost"
        let target: OverflowStep.Target
        switch full {
        case "lost", "retry": target = .busy
        default:
            let prefix = "overflow_to_class:"
            guard full.hasPrefix(prefix), let other = classes.first(where: { $0.name == full.dropFirst(prefix.count) })
            else { throw .onFull(full) }
            target = .queues([slot(other.queue)])
        }
        steps[each.queue, default: []].append(OverflowStep(.position(limit, measure: .rank, evict: nil), to: target))
    }

    private mutating func addExpansion(of each: ReferenceModel.CallClass) {
        guard let expansion = each.expansion else { return }
        let name = each.queue + "+"
        names.append(name)
        searched[name] = expansion.groups
        steps[each.queue, default: []].append(
            OverflowStep(
                .after(Int64(expansion.after * 1000), since: .entry), to: .queues([slot(name)]), keepsPlace: true))
    }

    /// Every caller who waits is offered a callback at once, takes it, and is there when it comes.
    mutating func everybodyIsCalledBack() {
        callback = Caller.Callback(accept: 1, reached: 1)
        for name in names { offers[name] = CallbackOffer(after: 0) }
    }

    /// After 30 s every call also waits, for 10 s, in a queue that nobody serves.
    mutating func expandsIntoAnEmptyQueue() {
        guard let first = names.first else { return }
        names.append("empty")
        steps[first, default: []].append(
            OverflowStep(
                .after(30_000, since: .entry), to: .queues([slot("empty")]), keepsPlace: true,
                acceptsUnstaffed: true, returnAfter: 10_000))
    }

    func scenario(_ run: RunPlan) throws(Inexpressible) -> Scenario {
        var loads: [Load] = []
        var rules: [Rule] = []
        for (index, each) in classes.enumerated() {
            guard let arrivals = each.arrivals else { continue }
            let number = "100\(index)"
            let pattern = try? NumberPattern(parsing: number)
            rules.append(
                Rule(
                    id: each.name, conditions: pattern.map { [.dnis(.pattern($0))] } ?? [],
                    action: .route(Route(.queue(slot(each.queue)), priority: Priority(each.priority)))))
            loads.append(Load(caller: try caller(each, number), arrivals: try process(arrivals)))
        }
        let rings = groups.compactMap(\.ring)
        let ring = rings.isEmpty ? 20_000 : Int64(rings[0] * 1000)
        let queues = names.enumerated().map { index, name in
            Queue(
                name: name, code: index + 1,
                waiting: WaitingRules(ring: ring, overflow: steps[name] ?? [], callback: offers[name]))
        }
        return Scenario(
            rules: RuleSet(rules: rules, queues: queues, dispatch: dispatch), start: Moment(milliseconds: 0),
            agents: try groups.map(line), loads: loads, run: run)
    }

    private func caller(_ each: ReferenceModel.CallClass, _ number: String) throws(Inexpressible) -> Caller {
        let call = Call(
            dnis: PhoneNumber(raw: number, e164: nil, national: number), clid: PhoneNumber(withheld: ""),
            attach: AttachSchema([]).empty)
        return Caller(
            className: each.name, call: call, talk: try each.service?.distribution(),
            patience: try each.patience?.distribution(), wrapUp: try each.wrapUp?.distribution(), callback: callback,
            redial: try each.retry?.distribution())
    }

    private func process(_ arrivals: ReferenceModel.Arrivals) throws(Inexpressible) -> ArrivalProcess {
        switch (arrivals.process, arrivals.rate, arrivals.interarrival) {
        case ("poisson", .some(let rate), _): return .poisson(rate: rate / 1000)
        case ("renewal", _, .some(let law)): return .every(try law.distribution())
        default: throw .process(arrivals.process)
        }
    }

    private func line(_ group: ReferenceModel.Group) throws(Inexpressible) -> AgentLine {
        // One queue may hold several classes; the agent's level is that of any of them.
        var skills: [AgentLine.Skill] = []
        for each in classes where group.serves.contains(each.name) {
            // Who only joins the search serves the queue of the search.
            let isSearcher = each.expansion?.groups.contains(group.name) ?? false
            let queue = slot(isSearcher ? each.queue + "+" : each.queue)
            guard !skills.contains(where: { $0.queue == queue }) else { continue }
            skills.append(.init(queue: queue, level: levels[group.name]?[each.name] ?? 1))
        }
        var line = AgentLine(login: "\(group.name)-{n}", count: group.agents, group: group.name, skills: skills)
        if let service = group.service {
            line.talk = .own(try service.distribution())
        } else {
            // A class that nobody calls stands for a queue that calls move to, and are talked to as it says.
            var laws: [Slot<Queue>: Distribution] = [:]
            for each in classes where each.arrivals == nil && group.serves.contains(each.name) {
                if let service = each.service { laws[slot(each.queue)] = try service.distribution() }
            }
            if !laws.isEmpty { line.talk = .byQueue(laws) }
        }
        if let ring = group.ring { line.answers = .constant(ring * 1000) }
        line.noAnswer = group.noAnswer ?? 0
        line.back = try group.pause?.distribution()
        return line
    }
}
