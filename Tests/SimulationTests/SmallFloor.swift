import Routing

@testable import Simulation

/// Small scenarios for tests: one number dialled, `1000`, that leads to the first queue.
enum SmallFloor {
    static func queue(_ name: String, _ code: Int, _ waiting: WaitingRules = WaitingRules()) -> Queue {
        Queue(name: name, code: code, waiting: waiting)
    }

    static func rules(_ queues: [Queue], conditions: [Condition] = [], windows: [Window] = []) -> RuleSet {
        RuleSet(
            rules: [Rule(id: "all", conditions: conditions, action: .route(Route(.queue(Slot(0)))))], queues: queues,
            windows: windows, fallback: Fallback(.extension("9000")))
    }

    static func call(id: String? = nil) -> Call {
        Call(
            id: id, dnis: PhoneNumber(raw: "1000", e164: nil, national: "1000"),
            clid: PhoneNumber(raw: "0541111111", e164: "+972541111111", national: "0541111111"),
            attach: AttachSchema([]).empty)
    }

    static func caller(
        _ name: String = "callers", talk: Distribution? = .exponential(mean: 120_000), patience: Distribution? = nil,
        redial: Distribution? = nil, callback: Caller.Callback? = nil
    ) -> Caller {
        Caller(
            className: name, call: call(), talk: talk, patience: patience, callback: callback, redial: redial)
    }

    static func agents(_ count: Int, queue: Int = 0, group: String = "team") -> AgentLine {
        AgentLine(
            login: "\(group)-{n}", count: count, group: group, skills: [.init(queue: Slot(queue), level: 1)])
    }

    /// Thirty agents, callers who hang up, and more of them than can be served.
    static func busyDay(seed: UInt64 = 1, replications: Int = 4, extraQueue: Bool = false) -> Scenario {
        var queues = [
            queue(
                "service", 10,
                WaitingRules(overflow: [.init(.after(30_000, since: .entry), to: .queues([Slot(1)]), keepsPlace: true)])
            )
        ]
        queues.append(queue("backup", 20))
        if extraQueue { queues.append(queue("other", 30)) }
        var team = agents(10)
        team.wrapUp = .exponential(mean: 15_000)
        team.answers = .uniform(1000, 4000)
        team.noAnswer = 0.05
        team.back = .constant(45_000)
        var loads = [
            Load(
                caller: caller(
                    patience: .lognormal(mean: 90_000, deviation: 60_000), redial: .exponential(mean: 30_000)),
                arrivals: .poisson(rate: 0.09 / 1000)),
            Load(
                caller: caller("slow", talk: .erlang(shape: 3, mean: 200_000)),
                arrivals: .sine(mean: 0.01 / 1000, swing: 0.5, period: 3_600_000)),
        ]
        if extraQueue {
            loads.append(Load(caller: caller("extra"), arrivals: .every(.hyperexponential(share: 0.3, 20_000, 90_000))))
        }
        return Scenario(
            rules: rules(queues), start: Moment(milliseconds: 0), agents: [team, agents(2, queue: 1, group: "backup")],
            loads: loads,
            run: RunPlan(end: .duration(7_200_000), closing: .drain, replications: replications, seed: seed))
    }
}
