import Routing
import Simulation

extension ReferenceModel {
    /// Models given in words: days of a finite length from empty, and rates that vary over time.
    func worded(calls: Int64, seed: UInt64) throws(Inexpressible) -> Scenario {
        let text = "\(name) \(parameters.text ?? "")"
        return family == "time-varying" ? try varying(text, calls, seed) : try day(text, calls, seed)
    }

    /// `8 h day, M/M/12, lambda 4.2/min, mean service 2 min, …`.
    private func day(_ text: String, _ calls: Int64, _ seed: UInt64) throws(Inexpressible) -> Scenario {
        guard let hours = text.firstMatch(of: /([0-9.]+) h\b/).flatMap({ Double($0.1) }),
            let agents = text.firstMatch(of: /M\/M\/([0-9]+)/).flatMap({ Int($0.1) }),
            let rate = text.firstMatch(of: /lambda ([0-9.]+)\/min/).flatMap({ Double($0.1) }),
            let service = text.firstMatch(of: /mean service ([0-9.]+) min/).flatMap({ Double($0.1) })
        else { throw .words(text) }
        let patience = text.firstMatch(of: /patience mean ([0-9.]+) min/).flatMap { Double($0.1) }
        let limit = text.firstMatch(of: /at most ([0-9]+) calls waiting/).flatMap { Int($0.1) }
        let target = text.firstMatch(of: /awt ([0-9.]+) s/).flatMap { Double($0.1) } ?? 20
        let days = max(2, Int(Double(calls) / (rate * 60 * hours)))
        let run = RunPlan(
            end: .duration(Int64(hours * 3_600_000)), closing: .drain, replications: days, seed: seed,
            within: [Int64(target * 1000)])
        return Self.single(
            ArrivalProcess.poisson(rate: rate / 60_000), agents: agents,
            talk: .exponential(mean: service * 60_000),
            patience: patience.map { .exponential(mean: $0 * 60_000) }, limit: limit, run)
    }

    /// `lambda(t)=0.2(1+0.6 sin(2 pi t/14400))/s, service exp 300 s, 400 agents`.
    private func varying(_ text: String, _ calls: Int64, _ seed: UInt64) throws(Inexpressible) -> Scenario {
        guard
            let sine = text.firstMatch(of: /lambda\(t\)=([0-9.]+)\(1\+([0-9.]+) sin\(2 pi t\/([0-9.]+)\)\)\/s/),
            let mean = Double(sine.1), let swing = Double(sine.2), let period = Double(sine.3),
            let service = text.firstMatch(of: /service ([a-z]+) ([0-9.]+) s/), let length = Double(service.2),
            let agents = text.firstMatch(of: /([0-9]+) agents/).flatMap({ Int($0.1) })
        else { throw .words(text) }
        let laws: [String: Distribution] = [
            "exp": .exponential(mean: length * 1000), "det": .constant(length * 1000),
            "deterministic": .constant(length * 1000), "uniform": .uniform(0, length * 2000),
        ]
        guard let law = laws[String(service.1)] else { throw .law(String(service.1)) }
        let snapshots = Set(measures.compactMap { Self.time(of: $0.measure, "mean_busy_at:", "var_busy_at:") })
        let end = (snapshots.max() ?? 0) + 1
        let runs = max(2, Int(Double(calls) / (mean * Double(end) / 1000)))
        let run = RunPlan(
            end: .duration(end), replications: runs, seed: seed, within: [], snapshots: snapshots.sorted())
        return Self.single(
            .sine(mean: mean / 1000, swing: swing, period: period * 1000), agents: agents, talk: law, patience: nil,
            limit: nil, run)
    }

    /// One class, one queue, one group.
    private static func single(
        _ arrivals: ArrivalProcess, agents: Int, talk: Distribution, patience: Distribution?, limit: Int?,
        _ run: RunPlan
    ) -> Scenario {
        let steps = limit.map { [OverflowStep(.position($0, measure: .rank, evict: nil), to: .busy)] } ?? []
        let queue = Queue(name: "Q", code: 1, waiting: WaitingRules(overflow: steps))
        let rule = Rule(id: "all", conditions: [], action: .route(Route(.queue(Slot(0)))))
        let call = Call(
            dnis: PhoneNumber(raw: "1000", e164: nil, national: "1000"), clid: PhoneNumber(withheld: ""),
            attach: AttachSchema([]).empty)
        return Scenario(
            rules: RuleSet(rules: [rule], queues: [queue]), start: Moment(milliseconds: 0),
            agents: [
                AgentLine(
                    login: "agent-{n}", count: agents, group: "G1", skills: [.init(queue: Slot(0), level: 1)])
            ],
            loads: [
                Load(
                    caller: Caller(className: "all", call: call, talk: talk, patience: patience), arrivals: arrivals)
            ], run: run)
    }
}
