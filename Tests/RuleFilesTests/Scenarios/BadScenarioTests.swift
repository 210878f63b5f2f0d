import Routing
import Simulation
import TestSupport
import Testing

@testable import RuleFiles

/// What is wrong with a scenario is told at its place, with how to mend it.
struct BadScenarioTests {
    private static let rules = """
        version: 1
        numbers: raw
        queues: { service: { code: 10 }, vip: { code: 12 } }
        rules: [ { id: all, route: { queue: service } } ]
        default: { switch: true }

        """

    /// A scenario that is right but for one section, which `body` says.
    private static func text(_ body: String) -> String {
        let sections = [
            "agents": "agents: [ { login: dana, queues: { service: 1 } } ]",
            "calls": "calls: [ { id: A, at: 0s, dnis: \"1\", talk: 60s } ]",
        ]
        let own = sections.filter { name, _ in
            !body.split(separator: "\n").contains { $0.hasPrefix("\(name):") }
                && !(name == "calls" && body.contains("load:"))
        }
        return "rules: rules.yaml\nstart: 2026-03-04 10:00\n\(body)\n"
            + own.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n") + "\n"
    }

    private static let load = "class: callers, dnis: \"1\", talk: 60s"

    static let faults: [(body: String, finding: String)] = [
        (
            "agents: [ { login: dana, queues: { servise: 1 } } ]",
            "3:36 unknown-queue: queue 'servise' is not declared in rules.yaml; did you mean 'service'?"
        ),
        (
            "events: [ { at: 1s, agent: dna, do: ready } ]",
            "3:28 unknown-agent: agent 'dna' is not declared; did you mean 'dana'?"
        ),
        (
            "events: [ { at: 1s, call: B, do: hang_up } ]", "3:27 unknown-call: call 'B' is not declared"
        ),
        (
            "load: [ { class: a, dnis: \"1\", rate: 1/s, talk: exponental(60s) } ]\nrun: { calls: 10 }",
            "3:49 bad-value: 'talk' names no law of times: 'exponental'; did you mean 'exponential'?"
        ),
        (
            "load: [ { class: a, dnis: \"1\", rate: 1/s, talk: \"lognormal(60s)\" } ]\nrun: { calls: 10 }",
            "3:49 bad-value: 'talk' has the wrong number of arguments for lognormal; write lognormal(200s, 150s)"
        ),
        (
            "calls: [ { id: A, at: -5s, dnis: \"1\", talk: 60s } ]",
            "3:23 bad-value: 'at' must not be before the start: -5s; times count from start:"
        ),
        (
            "calls: [ { id: A, at: 0s, dnis: \"1\", talk: -5s } ]", "3:44 bad-value: 'talk' must not be negative: -5s"
        ),
        (
            "events:\n  - { at: 9s, agent: dana, do: ready }\n  - { at: 5s, agent: dana, do: ready }",
            "5:11 events-out-of-order: this event comes before the one above it; sort the events by their times"
        ),
        (
            "load: [ { \(load), rate: 0/h } ]\nrun: { duration: 1h }",
            "3:55 bad-value: 'rate' must be more than nothing, not 0/h; take the load out"
        ),
        (
            "load: [ { \(load), rate: 1e9/s } ]\nrun: { duration: 1h }",
            "3:55 bad-value: 'rate' must be at most 1000000/s, not 1e9/s"
        ),
        (
            "load: [ { \(load), rate: 100000/s } ]\nrun: { duration: 2d }",
            "too-many-calls: this load makes about 17280000000 calls, and 10000000000 are the most; "
                + "lower the rate, the duration or the replications"
        ),
        (
            "load: [ { \(load), rate: 1/s } ]",
            "1:1 missing-key: calls at random go on until the scenario says when to stop; "
                + "add run: { duration: 8h } or run: { calls: 100000 }"
        ),
        (
            "agents: [ { login: a, count: 10000000, queues: { service: 1 } } ]",
            "3:11 too-many-agents: 10000000 agents are more than the 100000 that a scenario may have; lower count:"
        ),
        (
            "agents: [ { login: a, queues: { service: 1 } }, { login: a, queues: { vip: 1 } } ]",
            "3:49 duplicate-name: two agents log in as 'a'; give one of them another login"
        ),
        (
            "calls: []",
            "1:1 no-calls: nobody calls in this scenario; "
                + "add calls: [ { id: A, at: 0s, … } ] or load: [ { class: callers, rate: 700/h, … } ]"
        ),
        (
            "expect: [ { at: 60s, call: A, waits_in: service } ]\nrun: { duration: 60s }",
            "3:17 after-the-end: the run stops at 1m, before anything of that time; "
                + "make its duration longer, or drain it: at_end: drain"
        ),
        (
            "events: [ { at: 0s, call: A, do: hang_up } ]",
            "3:17 before-the-call: call 'A' comes at 0s, and callers hang up before others come of one time; make it later"
        ),
        (
            "expect: [ { queue: service } ]",
            "3:11 empty-expect: this line expects no measure; add one, such as mean_wait: 0s..30s"
        ),
        (
            "expect: [ { counters: {} } ]",
            "3:23 empty-expect: this expects no counter; add one, such as Offered: 2"
        ),
        (
            "expect: [ { counters: { service: {} } } ]",
            "3:34 empty-expect: this expects no counter; add one, such as Offered: 2"
        ),
        (
            "run: { duration: 60s, warm_up: 60s }",
            "3:32 bad-value: 'warm_up' leaves nothing of the run; write 2%"
        ),
        (
            "calls: [ { id: A, at: 0s, dnis: \"1\", talk: \"" + String(repeating: "mix(1%, 0s, ", count: 20_000)
                + "1s" + String(repeating: ")", count: 20_000) + "\" } ]",
            "3:44 bad-value: 'talk' holds more than 32 laws one in another; "
                + "write the times to a file: empirical(times.csv)"
        ),
        (
            "expect: [ { call: A } ]",
            "3:11 empty-expect: this line expects nothing of the call; add end: answered, or with at: waits_in: [ … ]"
        ),
        (
            "expect: [ { counters: { service: { Offerred: 1 } } } ]",
            "3:36 unknown-counter: there is no counter 'Offerred'; did you mean 'Offered'?"
        ),
        (
            "expect: [ { class: calls, mean_wiat: 0s..5s } ]",
            "3:27 unknown-measure: there is no measure 'mean_wiat'; did you mean 'mean_wait'?"
        ),
        (
            "expect: [ { class: calls, occupancy: 0%..5% } ]",
            "3:27 wrong-subject: 'occupancy' is a measure of groups; name a group"
        ),
        (
            "expect: [ { class: calls, mean_wait: 5s..1s } ]",
            "3:38 bad-value: 'mean_wait' is a range that ends before it begins"
        ),
    ]

    @Test(arguments: faults)
    func `a fault is told at its place, with how to mend it`(body: String, finding: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.rules, to: "rules.yaml")
        let path = try folder.write(Self.text(body), to: "scenario.yaml")
        let findings = Findings()
        var cache = RuleFileCache()
        #expect(ScenarioFile.read(path, environment: [:], rules: &cache, into: findings) == nil)
        let told = findings.sorted.map { found in
            let place = found.range.map { "\($0.line):\($0.column) " } ?? ""
            let help = found.help.map { "; \($0)" } ?? ""
            return "\(place)\(found.code): \(found.message)\(help)"
                .replacing(path.dropLast("scenario.yaml".count), with: "")
        }
        #expect(told == [finding])
    }

    @Test(arguments: [
        ("time\n10s\n1m\n", [10_000, 60_000]), ("10s\n1m\n", [10_000, 60_000]), ("3x0\n1m\n", nil),
        ("time\n3x0\n", nil),
    ])
    func `a file of times has a header or none, and no line of it is passed over`(text: String, times: [Double]?) throws
    {
        let folder = try TemporaryFolder()
        try folder.write(Self.rules, to: "rules.yaml")
        try folder.write(text, to: "times.csv")
        let path = try folder.write(
            """
            rules: rules.yaml
            start: 2026-03-04 10:00
            agents: [ { login: a, queues: { service: 1 } } ]
            load: [ { class: a, dnis: "1", rate: 60/h, talk: empirical(times.csv) } ]
            run: { duration: 1h }
            """, to: "scenario.yaml")
        let findings = Findings()
        var cache = RuleFileCache()
        let file = ScenarioFile.read(path, environment: [:], rules: &cache, into: findings)
        #expect(file?.scenario.loads[0].caller.talk == times.map(Distribution.empirical))
        #expect(findings.sorted.map(\.code) == (times == nil ? ["bad-value"] : []))
    }

    @Test func `a scenario that is right is read whole`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.rules, to: "rules.yaml")
        try folder.write("from,rate\n00:00,0/h\n08:00,60/h\n", to: "profile.csv")
        try folder.write("time\n10s\n1m\n", to: "times.csv")
        let path = try folder.write(
            """
            rules: rules.yaml
            start: 2026-03-04 10:00
            agents: [ { count: 3, login: a, queues: { service: 1, vip: 2 }, talk: { vip: 90s }, answers: never } ]
            load:
              - { class: a, dnis: "1", rate: profile.csv, talk: empirical(times.csv), patience: "mix(10%, 0s, uniform(1s, 9s))" }
              - { class: b, dnis: "1", rate: "sine(0.2/s, 60%, 4h)", talk: "hyperexponential(0.3, 1m, 5m)" }
            run: { duration: 1h, warm_up: 10%, replications: 3, within: [10s, 1m] }
            """, to: "scenario.yaml")
        let findings = Findings()
        var cache = RuleFileCache()
        let file = try #require(ScenarioFile.read(path, environment: [:], rules: &cache, into: findings))
        #expect(findings.sorted.isEmpty)
        let scenario = file.scenario
        #expect(scenario.agents[0].logins == ["a-1", "a-2", "a-3"])
        #expect(scenario.agents[0].answers == nil)
        #expect(scenario.agents[0].talk == .byQueue([.init(1): .constant(90_000)]))
        #expect(scenario.loads[0].caller.talk == .empirical([10_000, 60_000]))
        #expect(scenario.loads[0].caller.patience == .mix(share: 0.1, .constant(0), .uniform(1000, 9000)))
        #expect(scenario.loads[1].arrivals == .sine(mean: 0.0002, swing: 0.6, period: 14_400_000))
        #expect(scenario.loads[1].caller.talk == .hyperexponential(share: 0.3, 60_000, 300_000))
        #expect(scenario.run.within == [10_000, 60_000])
        #expect(scenario.run.warmUp == .share(0.1))
        #expect(scenario.run.replications == 3)
    }

    @Test func `rules may stand in the scenario itself`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            """
            rules:
              version: 1
              numbers: raw
              queues: { service: { code: 10 } }
              rules: [ { id: all, route: { queue: service } } ]
              default: { switch: true }
            start: 2026-03-04 10:00
            calls: [ { id: A, at: 0s, dnis: "1", talk: 60s } ]

            """, to: "scenario.yaml")
        let findings = Findings()
        var cache = RuleFileCache()
        let file = ScenarioFile.read(path, environment: [:], rules: &cache, into: findings)
        #expect(findings.sorted.map(\.message) == [])
        #expect(file?.scenario.rules.rules.map(\.id) == ["all"])
    }
}
