import Routing
import Simulation

/// The work that callers bring who stay until they are served, and the agents who can do it.
///
/// Callers of two loads who share an agent are one crowd. What cannot be told beforehand counts as served: a load that
/// hangs up, leaves the queues for good, or does not go into a queue every time it is asked about.
struct Workload {
    /// How many agents it keeps busy.
    let work: Double
    /// How many there are.
    let agents: Int

    /// More comes than can be served, so that waits grow without end.
    var isTooMuch: Bool { work >= Double(agents) }

    /// The workloads of `scenario`, one for each crowd.
    static func all(of scenario: Scenario) -> [Workload] {
        var crowds: [(loads: [Load], lines: Set<Int>)] = []
        for load in scenario.loads {
            guard let lines = servers(of: load, in: scenario) else { continue }
            let joined = crowds.filter { !$0.lines.isDisjoint(with: lines) }
            crowds.removeAll { !$0.lines.isDisjoint(with: lines) }
            crowds.append(
                (joined.flatMap(\.loads) + [load], joined.reduce(lines) { $0.union($1.lines) }))
        }
        return crowds.map { crowd in
            let lines = crowd.lines.map { scenario.agents[$0] }
            return Workload(
                work: crowd.loads.reduce(0) { sum, load in
                    let rate = load.arrivals.rate(from: scenario.start, for: scenario.run.duration ?? .max)
                    return sum + rate * handling(load.caller, by: lines)
                },
                agents: lines.reduce(0) { $0 + $1.count })
        }
    }

    /// How long a call of `caller` keeps an agent of `lines`, on average over them.
    private static func handling(_ caller: Caller, by lines: [AgentLine]) -> Double {
        let ofCall = (talk: caller.talk?.mean ?? 0, wrapUp: caller.wrapUp?.mean ?? 0)
        guard !lines.isEmpty else { return ofCall.talk + ofCall.wrapUp }
        let total = lines.reduce(0.0) { sum, line in
            let talk =
                switch line.talk {
                case .ofCall, .byQueue: ofCall.talk
                case .own(let law): law.mean
                }
            let ring = line.answers?.mean ?? 0
            return sum + Double(line.count) * (ring + talk + (line.wrapUp?.mean ?? ofCall.wrapUp))
        }
        return total / Double(lines.reduce(0) { $0 + $1.count })
    }

    /// The places of the agents' lines that can take calls of a load; nil if some of them leave by themselves.
    private static func servers(of load: Load, in scenario: Scenario) -> Set<Int>? {
        guard load.caller.patience == nil, var queues = routed(load.caller, in: scenario) else { return nil }
        let rules = scenario.rules
        var open = Array(queues)
        while let queue = open.popLast() {
            for step in rules.queues[queue].waiting.overflow {
                guard case .queues(let targets) = step.target else {
                    // Who comes back has not left for good.
                    let usual = step.target == .default ? rules.fallback.returnAfter : nil
                    if step.returnAfter ?? usual == nil { return nil }
                    continue
                }
                for target in targets where queues.insert(target).inserted { open.append(target) }
            }
        }
        return Set(
            scenario.agents.indices.filter { line in
                scenario.agents[line].skills.contains { queues.contains($0.queue) }
            })
    }

    /// The queues that the rules send a caller to in the course of a day, whatever his lookups find.
    private static func routed(_ caller: Caller, in scenario: Scenario) -> Set<Slot<Queue>>? {
        guard !scenario.rules.readsQueues else { return nil }
        let most = caller.lookups.map(\.shares.count).max() ?? 1
        var queues: Set<Slot<Queue>> = []
        for hour in 0..<24 {
            let moment = Moment(milliseconds: scenario.start.milliseconds + Int64(hour) * 3_600_000)
            for share in 0..<most {
                let record = try? scenario.rules.decide(caller.call, at: moment) { question throws(Unknown) in
                    let plan = caller.lookups.first { $0.lookup == question.lookup }
                    let own = plan.map { $0.shares[min(share, $0.shares.count - 1)].answer }
                    guard let answer = own ?? scenario.lookups.answer(question, about: caller.call) else {
                        throw Unknown()
                    }
                    return answer
                }
                guard let queue = record?.decision.destination.queue else { return nil }
                queues.insert(queue)
            }
        }
        return queues
    }

    private struct Unknown: Error {}
}
