import Routing
import Simulation

/// Simulates calls that wait in queues, on one thread, and says how many it simulates a second of its own time.
struct QueueRace {
    private let scenario: Scenario
    private let calls: Int64

    /// `erlang`: 30 agents, three priorities, a load of 30, and callers who wait 180 s on average (M/M/30+M).
    /// `centre`: 20 queues, nine priorities, 300 agents of three levels in four queues each, who after 20 s take calls
    /// of a neighbouring queue as well, at a load of 97 %.
    init(_ name: String, calls: Int64) throws(Misuse) {
        self.calls = calls
        switch name {
        case "erlang": scenario = Self.erlang(calls)
        case "centre": scenario = Self.centre(calls)
        default: throw Misuse("'\(name)' is neither erlang nor centre")
        }
    }

    func run() throws -> Measurement {
        let simulation = Simulation(scenario)
        let began = SystemClock.ownTime.nanoseconds
        let result = try simulation.run()
        let seconds = Double(SystemClock.ownTime.nanoseconds - began) / 1e9
        var measurement = Measurement()
        measurement.record("calls", calls)
        measurement.record("rate", Double(calls) / seconds)
        // Over all classes, which come equally often.
        let classes = result.names.classes.indices.map { ResultSubject.callers($0) }
        func mean(_ measure: Measure) -> Double {
            classes.reduce(0) { $0 + (result.estimate(measure, of: $1)?.value ?? 0) } / Double(classes.count)
        }
        measurement.record("wait", mean(.meanWait) / 1000)
        measurement.record("abandoned", mean(.pAbandon))
        for (index, subject) in classes.prefix(3).enumerated() {
            measurement.record("wait\(index + 1)", (result.estimate(.meanWait, of: subject)?.value ?? 0) / 1000)
        }
        return measurement
    }

    private static let talk = Distribution.exponential(mean: 180_000)

    private static func erlang(_ calls: Int64) -> Scenario {
        let queue = Queue(name: "service", code: 1)
        let loads = (0..<3).map { index in
            load("100\(index)", talk: talk, patience: .exponential(mean: 180_000), rate: 10 / 180_000)
        }
        let rules = (0..<3).map { rule("100\($0)", to: 0, priority: $0 + 1) }
        return Scenario(
            rules: RuleSet(rules: rules, queues: [queue]), start: Moment(milliseconds: 0),
            agents: [AgentLine(login: "agent-{n}", count: 30, skills: [.init(queue: Slot(0), level: 1)])],
            loads: loads, run: plan(calls))
    }

    private static func centre(_ calls: Int64) -> Scenario {
        let count = 20
        let queues = (0..<count).map { index in
            Queue(
                name: "queue-\(index)", code: index + 1,
                waiting: WaitingRules(
                    overflow: [
                        OverflowStep(
                            .after(20_000, since: .entry), to: .queues([Slot((index + 7) % count)]), keepsPlace: true)
                    ]))
        }
        let lines = (0..<300).map { agent in
            AgentLine(
                login: "agent-\(agent)",
                skills: (0..<4).map { place in
                    let queue = (agent + 5 * place + place * place) % count
                    return .init(queue: Slot(queue), level: 1 + (agent / 3 + place) % 3)
                })
        }
        let rate = 0.97 * 300 / 180_000 / Double(count * 9)
        var rules: [Rule] = []
        var loads: [Load] = []
        for queue in 0..<count {
            for priority in 1...9 {
                let number = "\(1000 + queue * 10 + priority)"
                rules.append(rule(number, to: queue, priority: priority))
                loads.append(load(number, talk: talk, patience: nil, rate: rate))
            }
        }
        return Scenario(
            rules: RuleSet(rules: rules, queues: queues), start: Moment(milliseconds: 0), agents: lines, loads: loads,
            run: plan(calls))
    }

    private static func plan(_ calls: Int64) -> RunPlan { RunPlan(end: .calls(calls), warmUp: .share(0.02)) }

    private static func rule(_ number: String, to queue: Int, priority: Int) -> Rule {
        let pattern = try? NumberPattern(parsing: number)
        return Rule(
            id: number, conditions: pattern.map { [.dnis(.pattern($0))] } ?? [],
            action: .route(Route(.queue(Slot(queue)), priority: Priority(priority))))
    }

    private static func load(_ number: String, talk: Distribution, patience: Distribution?, rate: Double) -> Load {
        let call = Call(
            dnis: PhoneNumber(raw: number, e164: nil, national: number), clid: PhoneNumber(withheld: ""),
            attach: AttachSchema([]).empty)
        return Load(
            caller: Caller(className: number, call: call, talk: talk, patience: patience),
            arrivals: .poisson(rate: rate))
    }
}
