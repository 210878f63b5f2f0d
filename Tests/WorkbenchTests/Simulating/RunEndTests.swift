import RuleFiles
import Simulation
import Testing

/// When a run is over, and that it always is (rule-files.md §3, `run`).
struct RunEndTests {
    private static func floor(
        _ queue: String = "{ code: 90 }", agent: String = "", fallback: String = "extension: \"9000\""
    ) -> String {
        """
        rules:
          version: 1
          numbers: raw
          queues: { q: \(queue) }
          rules: [ { id: q, dnis: "1", route: { queue: q } } ]
          default: { \(fallback) }
        start: 2026-03-04 08:00
        agents: [ { login: omer, queues: { q: 1 }\(agent) } ]

        """
    }

    private static func load(_ run: String, talk: String = "1h") -> String {
        floor() + "load: [ { class: c, every: 10s, dnis: \"1\", talk: \(talk) } ]\nrun: { \(run) }\n"
    }

    @Test(arguments: [10, 50, 99, 100, 150])
    func `a run of so many calls stops with the last of them`(calls: Int) throws {
        let played = try Played(Self.load("calls: \(calls), at_end: stop"))
        #expect(played.result.arrivals == calls)
        // The first comes after 10 s, as the others do after the one before.
        #expect(played.result.length == Int64(calls) * 10_000)
        #expect(played.result.open == calls)
    }

    @Test func `a run of so many calls may be drained`() throws {
        let played = try Played(Self.load("calls: 3, at_end: drain"))
        #expect(played.result.arrivals == 3)
        #expect(played.result.open == 0)
        // One agent talks to each for an hour, the first from 10 s on.
        #expect(played.result.length == 10_000 + 3 * 3_600_000)
    }

    @Test(arguments: [(calls: 150, share: "50%", counted: 75), (2, "50%", 1), (10, "0%", 10)])
    func `the calls of a warm-up do not count, and all others do`(calls: Int, share: String, counted: Int) throws {
        let played = try Played(Self.load("calls: \(calls), warm_up: \(share), at_end: drain", talk: "1s"))
        #expect(played.counted == Double(counted))
    }

    static let circles = [
        // Nobody answers at the default destination, and it is tried again for ever.
        floor(fallback: "extension: \"9000\", return: 30s") + """
            calls: [ { id: A, at: 0s, dnis: "7", talk: 10s } ]
            outside: { "9000": { answers: never } }
            """,
        // A callback is offered for ever to a caller whom nobody serves.
        floor("{ code: 90, callback: { after: 10s, every: 60s } }", agent: ", state: not_ready") + """
            calls: [ { id: A, at: 0s, dnis: "1", talk: 10s } ]
            """,
        // An agent who lets it ring comes back for ever.
        floor("{ code: 90, ring: 10s }", agent: ", answers: never, back: 60s") + """
            calls: [ { id: A, at: 0s, dnis: "1", talk: 10s } ]
            """,
        // The same when a load is drained.
        floor("{ code: 90, ring: 10s }", agent: ", answers: never, back: 60s") + """
            load: [ { class: c, every: 30m, dnis: "1", talk: 10s } ]
            run: { duration: 1h, at_end: drain }
            """,
        // A caller who is refused dials again for ever.
        floor("{ code: 90, overflow: [ { no_ready_for: 1s, busy: true } ] }", agent: ", state: not_ready") + """
            calls: [ { id: A, at: 0s, dnis: "1", talk: 10s, redial: 30s } ]
            """,
    ]

    @Test(arguments: circles)
    func `what goes round in circles ends after three weeks in which nothing came of it`(scenario: String) throws {
        let played = try Played(scenario)
        let weeks: Int64 = 21 * 86_400_000
        #expect(played.result.length > weeks && played.result.length < weeks + 2 * 3_600_000)
        #expect(played.result.outcomes.allSatisfy { $0.end == nil })
    }

    @Test func `a conversation of a month is waited for, and a step of a month is taken`() throws {
        let played = try Played(
            Self.floor("{ code: 90, ring: 10s, callback: { after: 1h, every: 1h } }") + """
                calls:
                  - { id: A, at: 0s, dnis: "1", talk: 30d }
                  - { id: B, at: 1s, dnis: "1", talk: 10s }
                expect:
                  - { call: A, end: answered, wait: 0s }
                  - { call: B, end: answered, wait: 2591999s }
                """)
        #expect(played.differences == [])
    }

    @Test func `what is expected of a time after the end is not as expected`() throws {
        let played = try Played(
            Self.floor() + """
                calls: [ { id: A, at: 0s, dnis: "1", talk: 1s } ]
                load: [ { class: c, every: 10s, dnis: "1", talk: 1s } ]
                run: { calls: 3 }
                expect:
                  - { at: 20s, call: A, end: answered }
                  - { at: 30s, call: A, end: answered }
                """)
        #expect(played.differences == ["A at 30s: the run was over at 30s"])
    }

    @Test func `a load that grows beyond measure is given up, with the number of calls and the time`() throws {
        let scenario =
            Self.floor() + """
                load: [ { class: c, every: 0.001s, dnis: "1", talk: 1h } ]
                run: { duration: 1h }
                """
        // A call a millisecond from the first on; the hundred and first finds a hundred.
        #expect(throws: SimulationError.tooManyOpen(calls: 100, at: 101)) { try Played(scenario, mostOpen: 100) }
    }
}
