import Testing

@testable import Workbench

/// Which of several calls finds a queue full (R10, R12), and what a call brings along (R8, R18).
struct NewcomerTests {
    /// Queues `a`, `b` and `c`; those that are not given have no overflow.
    private static func scenario(_ given: String, _ rest: String) -> String {
        let others = ["b: { code: 2 }", "c: { code: 3 }"].filter { !given.contains($0.prefix(2)) }
        let queues = ([given] + others).joined(separator: ", ")
        return """
            rules:
              version: 1
              numbers: raw
              queues: { \(queues) }
              agents: { noa: }
              rules:
                - { id: first, dnis: "1*", route: { queue: a, priority: 5 } }
                - { id: urgent, dnis: "2*", route: { queue: a, priority: 1 } }
                - { id: second, dnis: "3*", route: { queue: b, priority: 5 } }
                - { id: direct, dnis: "4*", route: { agent: noa, alternates: [ { queue: a, priority: 2 } ] } }
                - { id: out, dnis: "5*", route: { agent: noa, alternates: [ { external: "0501" } ] } }
              default: { extension: "9000" }
            start: 2026-03-04 10:00
            \(rest)
            """
    }

    private static func call(_ id: String, _ line: String, at time: String = "5s") -> String {
        "{ id: \(id), at: \(time), dnis: \"\(line)\", talk: 10s, patience: 90s }"
    }

    private static let nobody = "agents: [ { login: x, queues: { a: 1, b: 1, c: 1 }, state: not_ready } ]\n"

    @Test func `of calls of one millisecond those that came last find the queue full`() throws {
        let played = try Played(
            Self.scenario(
                "a: { code: 1, overflow: [ { position: 2, measure: length, to: b } ] }",
                Self.nobody + """
                    calls: [ \(Self.call("A", "1")), \(Self.call("B", "1")), \(Self.call("C", "1")) ]
                    expect:
                      - { at: 5s, call: A, waits_in: a }
                      - { at: 5s, call: B, waits_in: a }
                      - { at: 5s, call: C, waits_in: b }
                    """))
        #expect(played.differences == [])
    }

    @Test func `a call that an agent takes at once is no longer there for those behind it`() throws {
        let played = try Played(
            Self.scenario(
                "a: { code: 1, overflow: [ { position: 1, measure: length, busy: true } ] }",
                """
                agents: [ { login: x, queues: { a: 1 } } ]
                calls: [ \(Self.call("A", "1")), \(Self.call("B", "1")), \(Self.call("C", "1")) ]
                expect:
                  - { call: A, answered_by: x, wait: 0s }
                  - { call: B, answered_by: x, wait: 10s }
                  - { call: C, end: refused }
                """))
        #expect(played.differences == [])
    }

    @Test(arguments: [("1", "1", "b"), ("2", "9", "a")])
    func `a target is asked about the priority that the step gives`(line: String, given: String, queue: String) throws {
        let played = try Played(
            Self.scenario(
                "a: { code: 1, overflow: [ { after: 20s, to: b, priority: \(given) } ] }, "
                    + "b: { code: 2, overflow: [ { position: 1, to: c } ] }, c: { code: 3 }",
                Self.nobody + """
                    calls: [ \(Self.call("W", "3", at: "0s")), \(Self.call("A", line, at: "1s")) ]
                    expect:
                      - { at: 21s, call: A, waits_in: \(queue) }
                      - { counters: { b: { OverflowedQueue: 0 } } }
                    """))
        #expect(played.differences == [])
    }

    @Test func `an idle agent keeps a place free for one call, not for all that come at once`() throws {
        let played = try Played(
            Self.scenario(
                "a: { code: 1, overflow: [ { position: 0, to: b } ] }, "
                    + "b: { code: 2, overflow: [ { position: 0, busy: true } ] }",
                """
                agents: [ { login: x, queues: { a: 1 } }, { login: y, queues: { b: 1 } } ]
                calls: [ \(Self.call("A", "1")), \(Self.call("B", "1")), \(Self.call("C", "1")) ]
                expect:
                  - { call: A, answered_by: x }
                  - { call: B, answered_by: y, queue: b }
                  - { at: 5s, call: C, waits_in: a }
                  - { counters: { a: { OverflowedQueue: 1, OverflowBlocked: 1 } } }
                """))
        #expect(played.differences == [])
    }

    @Test func `an agent who refused a call routed to him is not offered it for half a minute`() throws {
        let played = try Played(
            Self.scenario(
                "a: { code: 1 }",
                """
                agents: [ { login: noa, queues: { a: 1 }, answers: 5s } ]
                calls: [ { id: A, at: 0s, dnis: "4", talk: 5s } ]
                events: [ { at: 3s, agent: noa, do: reject } ]
                expect:
                  - { at: 3s, call: A, waits_in: a }
                  - { at: 32.999s, call: A, waits_in: a }
                  - { at: 33s, call: A, rings: noa }
                  - { call: A, wait: 35s, queue: a, priority: 2, agent_hops: 1 }
                """))
        #expect(played.differences == [])
    }

    @Test func `and the call goes ahead of its equals`() throws {
        let played = try Played(
            Self.scenario(
                "a: { code: 1 }",
                """
                agents:
                  - { login: noa, queues: { a: 1 }, answers: never }
                  - { login: x, queues: { a: 1 }, state: not_ready }
                calls:
                  - { id: A, at: 0s, dnis: "4", talk: 5s }
                  - { id: B, at: 1s, dnis: "42", talk: 5s }
                events: [ { at: 30s, agent: x, do: ready } ]
                expect: [ { call: A, answered_by: x, wait: 10s }, { call: B, answered_by: x, wait: 34s } ]
                """))
        #expect(played.differences == [])
    }

    @Test func `a call that leaves by an alternate has left for it`() throws {
        let played = try Played(
            Self.scenario(
                "a: { code: 1 }",
                Self.nobody + """
                    calls: [ { id: A, at: 0s, dnis: "5", talk: 5s } ]
                    expect: [ { call: A, end: transferred, to: "0501" } ]
                    """))
        #expect(played.differences == [])
    }
}
