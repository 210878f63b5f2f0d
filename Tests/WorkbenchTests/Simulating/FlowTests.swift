import RuleFiles
import Simulation
import Synchronization
import Testing

@testable import Workbench

/// What results say of where calls went, and of why they did.
struct FlowTests {
    private static func value(_ played: Played, _ measure: Measure, _ subject: ResultSubject) -> Double? {
        played.result.estimate(measure, of: subject)?.value
    }

    // Three callers of queue a: the second finds one ahead and goes to b, the third finds the same; the first goes to b after
    // 20 s. Nobody is ever logged in to c, to which one more caller comes.
    private static let overflow = """
        rules:
          version: 1
          numbers: raw
          queues:
            a: { code: 1, overflow: [ { position: 1, to: b }, { after: 20s, to: b } ] }
            b: { code: 2 }
            c: { code: 3, overflow: [ { no_agents: true, to: b } ] }
          rules:
            - { id: one, dnis: "1", route: { queue: a, priority: 3 } }
            - { id: three, dnis: "3", route: { queue: c, priority: 7 } }
          default: { extension: "9000" }
        start: 2026-03-04 10:00
        agents: [ { login: x, queues: { a: 1, b: 1 }, state: not_ready, group: crew, answers: 2s } ]
        calls:
          - { id: A, at: 0s, dnis: "1", talk: 10s, class: first }
          - { id: B, at: 1s, dnis: "1", talk: 10s, patience: 30s, class: first }
          - { id: C, at: 2s, dnis: "1", talk: 10s, class: first }
          - { id: D, at: 3s, dnis: "3", talk: 10s, patience: 58s, class: second }
        events: [ { at: 60s, agent: x, do: ready } ]
        """

    @Test func `every cause of overflow is counted by queue, class and priority`() throws {
        let played = try Played(Self.overflow)
        let subjects: [ResultSubject] = [.queue(0), .queue(2), .callers(0), .callers(1), .priority(3), .priority(7)]
        let found = subjects.map { subject in
            [Measure.overflowedPosition, .overflowedTime, .overflowedLogin].map {
                Self.value(played, $0, subject) ?? -1
            }
        }
        #expect(found == [[2, 1, 0], [0, 0, 1], [2, 1, 0], [0, 0, 1], [2, 1, 0], [0, 0, 1]])
        let text = SimulationText(played.file, played.result).lines
        #expect(text.contains { $0.contains("overflowed_position") && $0.contains("overflowed_login") })
    }

    @Test func `of a group it is told how many rang, were answered, and gave up meanwhile`() throws {
        // A and C are answered at 62 s and 74 s; D gives up at 61 s, B has at 31 s, without ringing.
        let played = try Played(
            Self.overflow + "\nexpect: [ { call: A, wait: 62s }, { call: C, wait: 72s }, { call: D, end: abandoned } ]")
        #expect(played.differences == [])
        #expect(Self.value(played, .calls, .group(0)) == 2)
        #expect(Self.value(played, .served, .group(0)) == 2)
        #expect(Self.value(played, .abandoned, .group(0)) == 0)
        #expect(Self.value(played, .meanWaitServed, .group(0)) == 67_000)
        // A, who was first queued, rings from 60 s on, and gives up at 61 s.
        let ringing = try Played(Self.overflow.replacing("{ id: A, at: 0s,", with: "{ id: A, at: 0s, patience: 61s,"))
        #expect(Self.value(ringing, .abandoned, .group(0)) == 1)
        #expect(Self.value(ringing, .calls, .group(0)) == 2)
    }

    @Test func `the timeline tells what waiting made of a priority, and by what the call went first`() throws {
        let played = try Played(
            """
            rules:
              version: 1
              numbers: raw
              queues: { vip: { code: 12, aging: { step: 30s, floor: 2 } } }
              rules:
                - { id: p1, dnis: "1", route: { queue: vip, priority: 1 } }
                - { id: p2, dnis: "2", route: { queue: vip, priority: 2 } }
                - { id: p5, dnis: "5", route: { queue: vip, priority: 5 } }
                - { id: p9, dnis: "9", route: { queue: vip, priority: 9 } }
              default: { extension: "9000" }
            start: 2026-03-04 10:00
            agents: [ { login: dana, queues: { vip: 1 }, state: not_ready } ]
            calls:
              - { id: A, at: 0s, dnis: "5", talk: 60s }
              - { id: B, at: 0s, dnis: "5", talk: 60s }
              - { id: D, at: 0s, dnis: "9", talk: 60s }
              - { id: C, at: 10s, dnis: "1", talk: 60s }
              - { id: E, at: 155s, dnis: "2", talk: 60s }
            events: [ { at: 100s, agent: dana, do: ready } ]
            """)
        func rings(_ call: Int) -> String? {
            StoryText(played.file.rules, played.result).lines(call).first { $0.contains("rings at") }
        }
        // semantics S6.
        #expect(
            rings(2)?.hasSuffix(
                "280.000s  rings at dana for vip: priority 2 (9 - floor(280.000s / 30.000s) = 0, and the floor is 2), "
                    + "before call E by FirstQueuedTS") == true)
        #expect(rings(0)?.hasSuffix("= 0, and the floor is 2), before call B by the order of arrival") == true)
        #expect(rings(3)?.hasSuffix("priority 1, before call A by priority") == true)
        #expect(rings(4)?.hasSuffix("priority 2") == true)
    }

    @Test(arguments: [("stop", 0.0, 1), ("drain", 1.0, 0)])
    func `who was refused goes on trying until he is answered, where calls are waited for`(
        closing: String, served: Double, open: Int64
    ) throws {
        // The first caller talks from 0 s to 100 s; the second is refused, and dials again every 30 s.
        let played = try Played(
            """
            rules:
              version: 1
              numbers: raw
              queues: { q: { code: 1, overflow: [ { position: 0, busy: true } ] } }
              rules: [ { id: q, route: { queue: q } } ]
              default: { extension: "9000" }
            start: 2026-03-04 10:00
            agents: [ { login: x, queues: { q: 1 } } ]
            calls:
              - { id: A, at: 0s, dnis: "1", talk: 100s, class: first }
              - { id: B, at: 10s, dnis: "1", talk: 10s, redial: 30s, class: second }
            run: { duration: 60s, at_end: \(closing) }
            """)
        #expect(Self.value(played, .served, .callers(1)) ?? 0 == served)
        #expect(played.result.open == open + (closing == "stop" ? 1 : 0))
    }

    @Test func `a long run tells how far it is`() async throws {
        let text = """
            rules:
              version: 1
              numbers: raw
              queues: { q: { code: 1 } }
              rules: [ { id: q, route: { queue: q } } ]
              default: { extension: "9000" }
            start: 2026-03-04 10:00
            agents: [ { count: 5, login: "x-{n}", queues: { q: 1 } } ]
            load: [ { class: c, dnis: "1", rate: 100/h, talk: exponential(90s) } ]
            run: { calls: 10000, replications: 2 }
            """
        let played = try Played(text.replacing("10000", with: "10"))
        #expect(played.file.scenario.expectedCalls == 20)
        let file = try Played.read(text, in: Project([:]))
        let told = Mutex<[Int64]>([])
        let result = try await Simulation(file.scenario).run(threads: 1) { more in told.withLock { $0.append(more) } }
        let steps = told.withLock(\.self)
        #expect(steps.count > 4)
        #expect(steps.reduce(0, +) == result.arrivals)
    }
}
