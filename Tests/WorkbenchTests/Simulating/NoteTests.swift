import RuleFiles
import Testing

@testable import Workbench

/// What is said before the figures: that there are more calls than anybody can serve, and how many were left.
struct NoteTests {
    private static func scenario(_ queues: String, agents: String, loads: String) -> String {
        """
        rules:
          version: 1
          numbers: raw
          queues: { \(queues) }
          rules: [ { id: b, dnis: "2", route: { queue: b } }, { id: a, route: { queue: a } } ]
          default: { extension: "9000" }
        start: 2026-03-04 08:00
        agents: [ \(agents) ]
        load: [ \(loads) ]
        run: { duration: 10s }
        """
    }

    // A hundred calls of two minutes an hour keep 200 / 60 agents busy.
    private static let busy = "{ class: c, dnis: \"1\", rate: 100/h, talk: exponential(120s) }"
    private static let calm = "{ class: d, dnis: \"2\", rate: 1/h, talk: 60s }"
    private static let plain = "a: { code: 1 }, b: { code: 2 }"

    private static func unserved(_ text: String) throws -> [String] {
        let played = try Played(text)
        return SimulationNotes(played.file, played.result).lines.filter { $0.contains("cannot be served") }
    }

    static let tooMuch: [(scenario: String, figures: String)] = [
        (scenario(plain, agents: "{ login: x, queues: { a: 1 } }", loads: busy), "3.33 agents busy and there is 1 "),
        // Agents of another queue are no help.
        (
            scenario(
                plain, agents: "{ login: x, queues: { a: 1 } }, { login: y, count: 100, queues: { b: 1 } }",
                loads: busy + ", " + calm),
            "3.33 agents busy and there is 1 "
        ),
        // Neither is a step to a queue that the same agent serves.
        (
            scenario(
                "a: { code: 1, overflow: [ { after: 1m, to: b } ] }, b: { code: 2 }",
                agents: "{ login: x, queues: { a: 1, b: 1 } }", loads: busy),
            "3.33 agents busy and there is 1 "
        ),
        // An agent who talks for an hour does, whatever the call says.
        (
            scenario(plain, agents: "{ login: x, count: 3, talk: 1h, queues: { a: 1 } }", loads: busy),
            "100 agents busy and there are 3 "
        ),
    ]

    @Test(arguments: tooMuch) func `a load beyond its agents is told of`(scenario: String, figures: String) throws {
        let notes = try Self.unserved(scenario)
        #expect(notes.count == 1)
        #expect(notes.first?.contains(figures) == true, "\(notes)")
    }

    static let enough = [
        scenario(plain, agents: "{ login: x, count: 4, queues: { a: 1 } }", loads: busy),
        // Callers of two queues whose agents are the same.
        scenario(plain, agents: "{ login: x, count: 4, queues: { a: 1, b: 1 } }", loads: busy + ", " + calm),
        // A queue that the calls overflow to has the agents.
        scenario(
            "a: { code: 1, overflow: [ { after: 1m, to: b } ] }, b: { code: 2 }",
            agents: "{ login: x, queues: { a: 1 } }, { login: y, count: 3, queues: { b: 1 } }", loads: busy),
        // Calls that leave for good do not pile up.
        scenario(
            "a: { code: 1, overflow: [ { after: 1m, external: \"5\" } ] }, b: { code: 2 }",
            agents: "{ login: x, queues: { a: 1 } }", loads: busy),
    ]

    // From ten to eleven 12 calls of an hour keep 12 agents busy; from eight to six they are 1.2.
    @Test(arguments: [("1h", 1, false), ("3h", 3, true), ("3h", 5, false), ("10h", 1, true), ("10h", 2, false)])
    func `a rush hour counts for as much as it is of the run`(run: String, agents: Int, isTooMuch: Bool) throws {
        let text = Self.scenario(
            Self.plain, agents: "{ login: \"x-{n}\", count: \(agents), queues: { a: 1 } }",
            loads: "{ class: c, dnis: \"1\", rate: day.csv, talk: 1h }"
        ).replacing("10s", with: run)
        let played = try Played(text, ["day.csv": "from,rate\n00:00,0/h\n10:00,12/h\n11:00,0/h\n"])
        let notes = SimulationNotes(played.file, played.result).lines.filter { $0.contains("cannot be served") }
        #expect(notes.isEmpty != isTooMuch, "\(notes)")
    }

    @Test(arguments: enough) func `and one within them is not`(scenario: String) throws {
        #expect(try Self.unserved(scenario) == [])
    }

    @Test(arguments: [
        ("state: ready", "", true), ("state: not_ready", "", false), ("talk: 10m", "", false),
        ("state: ready", "events: [ { at: 2m, call: A, do: hang_up } ]", false),
    ])
    func `a scripted call that nobody ends is told of, if it was answered`(
        agent: String, events: String, isTold: Bool
    ) throws {
        let played = try Played(
            """
            rules:
              version: 1
              numbers: raw
              queues: { a: { code: 1 } }
              rules: [ { id: a, route: { queue: a } } ]
              default: { extension: "9000" }
            start: 2026-03-04 08:00
            agents: [ { login: x, queues: { a: 1 }, \(agent) } ]
            calls: [ { id: A, at: 0s, dnis: "1" } ]
            run: { duration: 1m }
            \(events)
            """)
        let notes = SimulationNotes(played.file, played.result).lines
        #expect(notes.contains { $0.hasPrefix("call A was answered and goes on") } == isTold)
        #expect(notes.last == "1 call was still open at the end; those not answered by then are in no figure")
    }
}
