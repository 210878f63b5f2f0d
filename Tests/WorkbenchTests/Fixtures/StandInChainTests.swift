import RuleFiles
import TestSupport
import Testing
import Workbench

/// The order of cache and sources, and what each costs of the time (semantics: outcome table and budget).
struct StandInChainTests {
    private static let sql = "sql: \"select Q, P, A from C where N = $CLID\""
    private static let asked = "asked: [\"0541111111\", \"+972541111111\"]"

    private let pair = Rehearsal(
        lookup: """
            { \(sql), timeout: 250ms, cache: { ttl: 60s, max_stale: 24h },
                sources: [ { odbc: primary }, { odbc: replica, timeout: 400ms } ] }
            """)

    @Test func `the primary answers, and the replica is not asked`() async throws {
        let standIns = "[ { source: 1, row: { queue: 12, priority: 1 }, after: 20ms } ]"
        let expected = "{ rule: known, queue: vip, lookup: found, source: 1, stale: false, decided_at: 20ms }"
        #expect(try await pair.differences(standIns, expect: expected) == [])
    }

    @Test func `a primary that hangs costs its own time-out, then the replica answers`() async throws {
        let standIns = "[ { source: 1, fail: hang }, { source: 2, row: { queue: 12 }, after: 30ms } ]"
        let expected = "{ rule: known, queue: vip, source: 2, stale: false, decided_at: 280ms }"
        #expect(try await pair.differences(standIns, expect: expected) == [])
    }

    @Test(arguments: ["timeout", "down", "pool_exhausted", "sql_error"])
    func `any failure but that of the number itself is a reason to ask the next`(failure: String) async throws {
        let standIns = "[ { source: 1, fail: \(failure), after: 5ms }, { source: 2, row: { queue: 12 } } ]"
        let expected = "{ queue: vip, lookup: found, source: 2, decided_at: 5ms }"
        #expect(try await pair.differences(standIns, expect: expected) == [])
    }

    @Test func `no row is an answer, and nobody else is asked`() async throws {
        let standIns = "[ { source: 1, row: none, after: 10ms }, { source: 2, row: { queue: 12 } } ]"
        let expected = "{ rule: unknown, priority: 6, lookup: no_row, source: 1, decided_at: 10ms }"
        #expect(try await pair.differences(standIns, expect: expected) == [])
    }

    @Test func `a number that cannot be asked for ends the matter`() async throws {
        let standIns = """
            [ { source: 1, fail: invalid_input }, { source: 2, row: { queue: 12 } },
              { cached: { age: 2h, row: { queue: 12 } } } ]
            """
        let expected = "{ rule: known, queue: service, priority: 4, lookup: invalid_input, source: 1, asked: [] }"
        #expect(try await pair.differences(standIns, expect: expected) == [])
    }

    @Test func `a stand-in without a source is both of them`() async throws {
        let expected = "{ rule: known, queue: service, lookup: timeout, source: 2, decided_at: 650ms }"
        #expect(try await pair.differences("{ fail: hang }", expect: expected) == [])
    }

    @Test func `an answer in the cache that is fresh is given at once, and nobody is asked`() async throws {
        // One millisecond before its ttl ends, though a source would say something else.
        let standIns = "{ row: none, after: 100ms, cached: { age: 59999ms, row: { queue: 12, priority: 2 } } }"
        let expected = "{ queue: vip, priority: 2, source: null, stale: false, asked: [], decided_at: 0s }"
        #expect(try await pair.differences(standIns, expect: expected) == [])
        #expect(
            try await pair.differences(
                "{ cached: { age: 0s, row: none } }", expect: "{ rule: unknown, lookup: no_row, asked: [] }") == [])
    }

    @Test func `an answer in the cache that is no longer fresh is asked for again`() async throws {
        let standIns = "{ row: none, after: 100ms, cached: { age: 60s, row: { queue: 12 } } }"
        let expected = "{ rule: unknown, lookup: no_row, source: 1, decided_at: 100ms, \(Self.asked) }"
        #expect(try await pair.differences(standIns, expect: expected) == [])
    }

    @Test func `when every source has failed the cache answers, however long that took`() async throws {
        let standIns = """
            [ { source: 1, fail: hang }, { source: 2, fail: down, after: 40ms },
              { cached: { age: 24h, row: { queue: 12, priority: 2 } } } ]
            """
        let expected = "{ rule: known, queue: vip, priority: 2, lookup: found, stale: true, decided_at: 290ms }"
        #expect(try await pair.differences(standIns, expect: expected) == [])
    }

    @Test func `the cache also knows who was no customer`() async throws {
        let standIns = "{ fail: down, cached: { age: 10h, row: none } }"
        let expected = "{ rule: unknown, lookup: no_row, stale: true }"
        #expect(try await pair.differences(standIns, expect: expected) == [])
    }

    @Test func `an answer older than max_stale serves nobody`() async throws {
        let standIns = "{ fail: hang, cached: { age: 86400001ms, row: { queue: 12 } } }"
        let expected = "{ rule: known, queue: service, priority: 4, lookup: timeout, stale: false, decided_at: 650ms }"
        #expect(try await pair.differences(standIns, expect: expected) == [])
    }

    @Test func `what the cache has of one caller is no other's`() async throws {
        let standIns = "[ { clid: \"0541111112\", cached: { age: 1s, row: { queue: 12 } } }, { row: none } ]"
        #expect(try await pair.differences(standIns, expect: "{ rule: unknown, source: 1 }") == [])
        #expect(
            try await pair.differences(standIns, from: "054-111-1112", expect: "{ rule: known, asked: [] }") == [])
    }

    @Test func `a withheld caller is in no cache`() async throws {
        let standIns = "{ row: { queue: 12 }, cached: { age: 1s, row: { queue: 12 } } }"
        let expected = "{ rule: unknown, lookup: no_row, asked: [], decided_at: 0s }"
        #expect(try await pair.differences(standIns, from: "anonymous", expect: expected) == [])
    }

    @Test(arguments: [
        // The primary takes its 250 ms; what is left for the replica is less than its own 400 ms.
        ("{ budget: 400ms }", "149ms", "{ queue: vip, source: 2, decided_at: 399ms }"),
        ("{ budget: 400ms }", "150ms", "{ queue: vip, source: 2, decided_at: 400ms }"),
        ("{ budget: 400ms }", "151ms", "{ queue: service, lookup: timeout, source: 2, decided_at: 400ms }"),
        // Nothing is left, and it is not asked.
        ("{ budget: 250ms }", "0s", "{ queue: service, lookup: timeout, source: 1, decided_at: 250ms }"),
        ("{ budget: 100ms }", "0s", "{ queue: service, lookup: timeout, source: 1, decided_at: 100ms }"),
    ])
    func `the second source has what the first left of the budget`(
        deadline: String, after: String, expected: String
    ) async throws {
        let hurried = Rehearsal(
            lookup: "{ \(Self.sql), sources: [ { odbc: a, timeout: 250ms }, { odbc: b, timeout: 400ms } ] }",
            deadline: deadline)
        let standIns = "[ { source: 1, fail: hang }, { source: 2, row: { queue: 12 }, after: \(after) } ]"
        #expect(try await hurried.differences(standIns, expect: expected) == [])
    }

    @Test func `each source is asked in its own way`() async throws {
        let mixed = Rehearsal(
            lookup: """
                { \(Self.sql), clid_form: e164,
                    sources: [ { odbc: a }, { odbc: b, clid_form: national }, { odbc: c, procedure: GET_INFO } ] }
                """)
        func asked(_ source: Int) async throws -> [String] {
            let standIns = "[ { source: \(source), row: { queue: 12 } }, { fail: down } ]"
            return try await mixed.differences(standIns, expect: "{ source: \(source), asked: [none] }")
        }
        #expect(try await asked(1) == ["asked: [none], not [+972541111111]"])
        #expect(try await asked(2) == ["asked: [none], not [0541111111]"])
        #expect(try await asked(3) == ["asked: [none], not [+972541111111]"])
    }

    @Test func `a source without a stand-in fails the case, and is named`() async throws {
        let failures = try await pair.differences("{ source: 1, fail: hang }", expect: "{ queue: vip }")
        #expect(failures.count == 1)
        #expect(failures.first?.hasPrefix("rule 'known' needs source 2 of lookup 'crm'") == true)
        #expect(failures.first?.hasSuffix("add one under lookups: crm: - { source: 2, row: none }") == true)
    }

    @Test func `what was expected and did not come is told`() async throws {
        let failures = try await pair.differences(
            "[ { source: 1, fail: down }, { row: { queue: 12 } } ]",
            expect: "{ queue: vip, source: 1, stale: true, decided_at: 1ms }")
        #expect(failures == ["decided_at: 1ms, not 0ms", "source: 1, not 2", "stale: true, not false"])
    }

    @Test func `the example of a slow database goes as it says`() async throws {
        let findings = Findings()
        let suite = TestSuite(
            paths: [PackageRoot.path("examples/slow-database")], environment: [:], into: findings)
        let report = await suite.run(where: { _ in true }, stopsAtFailure: false, observe: { _ in })
        #expect(findings.sorted.map(\.sentence) == [])
        #expect(report.diagnostics.map(\.sentence) == [])
        #expect(report.passed >= 5)
        #expect(report.coveragePercent == 100)
    }
}
