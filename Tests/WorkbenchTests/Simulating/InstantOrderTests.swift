import Testing

/// What comes first of what falls on one instant (R2, R10).
struct InstantOrderTests {
    private static let head = """
        rules:
          version: 1
          numbers: raw

        """

    @Test func `an agent of the queue it overflows to goes before a step that is due as well`() throws {
        let played = try Played(
            Self.head + """
                  queues:
                    x: { code: 10, ring: 45s, overflow: [ { after: 60s, to: y, keep: true }, { after: 90s, external: "0501234567" } ] }
                    y: { code: 20 }
                  rules: [ { id: q, route: { queue: x } } ]
                  default: { extension: "9000" }
                start: 2026-03-04 08:00
                agents:
                  - { login: omer, queues: { x: 1 }, state: not_ready, answers: never }
                  - { login: noa, queues: { y: 1 } }
                calls: [ { id: A, at: 0s, dnis: "1", talk: 10s } ]
                events: [ { at: 50s, agent: omer, do: ready } ]
                expect:
                  - { call: A, end: answered, answered_by: noa, wait: 95s, queue: y }
                  - { counters: { x: { OverflowedTime: 1, Tran2Ext: 0, Dequeued: 1 }, y: { Inflowed: 1, Answered: 1 } } }
                """)
        #expect(played.differences == [])
    }

    @Test func `without one the further step is taken at the same instant`() throws {
        let played = try Played(
            Self.head + """
                  queues:
                    x: { code: 10, ring: 45s, overflow: [ { after: 60s, to: y, keep: true }, { after: 90s, external: "0501234567" } ] }
                    y: { code: 20 }
                  rules: [ { id: q, route: { queue: x } } ]
                  default: { extension: "9000" }
                start: 2026-03-04 08:00
                agents:
                  - { login: omer, queues: { x: 1 }, state: not_ready, answers: never }
                  - { login: noa, queues: { y: 1 }, state: not_ready }
                calls: [ { id: A, at: 0s, dnis: "1", talk: 10s } ]
                events: [ { at: 50s, agent: omer, do: ready } ]
                expect:
                  - { call: A, end: transferred, to: "0501234567", wait: 95s }
                  - { counters: { x: { OverflowedTime: 2, Tran2Ext: 1 }, y: { Inflowed: 1, Dequeued: 1 } } }
                """)
        #expect(played.differences == [])
    }

    @Test func `a call that rang the moment it entered does not overflow by position when nobody answers`() throws {
        let played = try Played(
            Self.head + """
                  queues:
                    x: { code: 10, ring: 20s, overflow: [ { position: 1, to: y } ] }
                    y: { code: 20 }
                  rules: [ { id: v, dnis: "9", route: { queue: x, priority: 1 } }, { id: q, route: { queue: x } } ]
                  default: { extension: "9000" }
                start: 2026-03-04 08:00
                agents:
                  - { login: omer, queues: { x: 1 }, answers: never }
                  - { login: noa, queues: { y: 1 }, state: not_ready }
                calls:
                  - { id: A, at: 0s, dnis: "1", talk: 10s, patience: 100s }
                  - { id: B, at: 5s, dnis: "9", talk: 10s, patience: 100s }
                expect:
                  - { at: 20s, call: A, waits_in: x }
                  - { at: 20s, call: B, waits_in: x }
                  - { counters: { x: { OverflowedQueue: 0, Abandoned: 2 }, y: { Offered: 0 } } }
                """)
        #expect(played.differences == [])
    }

    @Test func `an agent whose writing up ends is there for a call that is routed to him at that instant`() throws {
        let played = try Played(
            Self.head + """
                  queues: { q: { code: 90 } }
                  agents: { dana: }
                  rules:
                    - { id: d, dnis: "1", route: { agent: dana, alternates: [ { queue: q } ] } }
                    - { id: q, route: { queue: q } }
                  default: { extension: "9000" }
                start: 2026-03-04 23:00
                agents:
                  - { login: dana, queues: { q: 1 } }
                  - { login: omer, queues: { q: 2 } }
                calls:
                  - { id: A, at: 0s, dnis: "2", talk: 10s, wrap_up: 5s }
                  - { id: B, at: 15s, dnis: "1", talk: 10s }
                expect:
                  - { call: A, answered_by: dana }
                  - { call: B, answered_by: dana, wait: 0s }
                """)
        #expect(played.differences == [])
    }

    @Test func `a callback is accepted before anything of its instant frees the call for it`() throws {
        let played = try Played(
            Self.head + """
                  queues: { q: { code: 90, ring: 60s, callback: { after: 10s } } }
                  rules: [ { id: q, route: { queue: q } } ]
                  default: { extension: "9000" }
                start: 2026-03-04 08:00
                agents: [ { login: omer, queues: { q: 1 }, state: not_ready, answers: never } ]
                calls: [ { id: A, at: 0s, dnis: "1", talk: 10s, patience: 100s } ]
                events:
                  - { at: 20s, agent: omer, do: ready }
                  - { at: 30s, agent: omer, do: reject }
                  - { at: 30s, call: A, do: accept_callback }
                  - { at: 35s, agent: omer, do: not_ready }
                expect:
                  - { call: A, end: abandoned, wait: 100s }
                  - { counters: { q: { OfferedCB: 1, EndedInIVR: 0, RetFromAgent: 1, Abandoned: 1 } } }
                """)
        #expect(played.differences == [])
    }

    @Test func `an agent who takes a break after a no-answer does not come back from it by himself`() throws {
        let played = try Played(
            Self.head + """
                  queues: { q: { code: 90, ring: 10s } }
                  rules: [ { id: q, route: { queue: q } } ]
                  default: { extension: "9000" }
                start: 2026-03-04 08:00
                agents: [ { login: omer, queues: { q: 1 }, answers: 15s, back: 60s } ]
                calls:
                  - { id: A, at: 0s, dnis: "1", talk: 10s, patience: 20s }
                  - { id: B, at: 50s, dnis: "1", talk: 10s, patience: 100s }
                events: [ { at: 30s, agent: omer, do: not_ready } ]
                expect:
                  - { call: A, end: abandoned, wait: 20s, agent_hops: 1 }
                  - { call: B, end: abandoned, wait: 100s, agent_hops: 0 }
                """)
        #expect(played.differences == [])
    }
}
