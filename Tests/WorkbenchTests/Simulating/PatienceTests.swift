import Testing

/// How long a caller stays: `patience`, waiting and ringing, wherever it rings (rule-files.md §3).
struct PatienceTests {
    private static func floor(_ queue: String, _ agents: String) -> String {
        """
        rules:
          version: 1
          numbers: raw
          queues: { night: \(queue) }
          rules: [ { id: night, dnis: "1", route: { queue: night } } ]
          default: { extension: "9000", return: 30s }
        start: 2026-03-04 23:00
        agents: [ \(agents) ]
        outside: { "9000": { answers: never } }

        """
    }

    @Test func `patience goes on at the default destination`() throws {
        let played = try Played(
            Self.floor(
                "{ code: 90, overflow: [ { after: 20s, default: true } ] }",
                "{ login: omer, queues: { night: 1 }, state: not_ready }") + """
                    calls:
                      - { id: waits, at: 0s, dnis: "1", talk: 10s, patience: 25s }
                      - { id: rings, at: 0s, dnis: "7", talk: 10s, patience: 40s }
                      - { id: comes-back, at: 0s, dnis: "1", talk: 10s, patience: 60s }
                    expect:
                      - { call: waits, end: transferred, wait: 25s }
                      - { call: rings, end: transferred, wait: 40s }
                      - { call: comes-back, end: abandoned, wait: 60s }
                      - { counters: { night: { Offered: 2, Tran2Def: 2, ReturnedFromDefault: 1, Abandoned: 1 } } }
                    """)
        #expect(played.differences == [])
    }

    @Test func `without patience a caller who was offered at once is gone when nobody has answered`() throws {
        let played = try Played(
            Self.floor("{ code: 90, ring: 5s }", "{ login: dana, queues: { night: 1 }, answers: never }") + """
                calls: [ { id: A, at: 0s, dnis: "1", talk: 10s, patience: 0s } ]
                expect:
                  - { at: 4s, call: A, rings: dana }
                  - { call: A, end: abandoned, wait: 5s }
                """)
        #expect(played.differences == [])
    }

    @Test func `unless another agent is there at that instant`() throws {
        let played = try Played(
            Self.floor(
                "{ code: 90, ring: 5s }",
                "{ login: dana, queues: { night: 1 }, answers: never }, { login: omer, queues: { night: 1 }, at: 5s }")
                    + """
                    calls: [ { id: A, at: 0s, dnis: "1", talk: 10s, patience: 0s } ]
                    expect: [ { call: A, end: answered, answered_by: omer, wait: 5s } ]
                    """)
        #expect(played.differences == [])
    }
}
