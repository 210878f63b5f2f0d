import Routing
import Testing
import Workbench

/// What a fixture lets a lookup answer, and what time that takes.
struct StandInTests {
    private let project: Project

    init() throws { project = try .bank() }

    @Test(arguments: [
        "0541111111", "+972541111111", "972541111111", "00972541111111", "054-111-1111", "+972 (0)54 1111111",
    ])
    func `a stand-in fits any spelling of its number`(clid: String) async throws {
        let lookups = "{ crm: [ { clid: \"+972 54-111-1111\", row: { queue: 12, priority: 1 } }, { row: none } ] }"
        let body = """
            call: { clid: "\(clid)" }
            expect: { rule: known, queue: vip, priority: 1, lookup: found }
            """
        #expect(try await project.differences(inCase: body, lookups: lookups) == [])
    }

    @Test(arguments: ["0541111112", "+15411111111", "+27541111111"])
    func `a stand-in does not fit another number`(clid: String) async throws {
        let lookups = "{ crm: [ { clid: \"0541111111\", row: { queue: 12 } }, { row: none } ] }"
        let body = """
            call: { clid: "\(clid)" }
            expect: { rule: ordinary, lookup: no_row }
            """
        #expect(try await project.differences(inCase: body, lookups: lookups) == [])
    }

    @Test func `the first stand-in that fits answers`() async throws {
        let lookups = """
            { crm: [ { dnis: "1700501", row: { queue: 14 } }, { clid: "0541111111", row: { queue: 12 } }, { fail: down } ] }
            """
        for (dnis, clid, queue) in [
            ("1700501", "0541111111", "back"), ("1700500", "0541111111", "vip"), ("1700500", "0541111112", "back"),
        ] {
            let body = """
                call: { dnis: "\(dnis)", clid: "\(clid)" }
                expect: { rule: known, queue: \(queue) }
                """
            #expect(try await project.differences(inCase: body, lookups: lookups) == [])
        }
    }

    @Test func `a case's own stand-ins replace those of the file, lookup by lookup`() async throws {
        let body = """
            call: { dnis: "1700501" }
            lookups: { crm: { row: none } }
            expect: { rule: branch, agent: noa, lookup: { crm: no_row, branches: found } }
            """
        let lookups = "{ crm: { row: { queue: 12 } }, branches: { row: { priority: 2 } } }"
        #expect(try await project.differences(inCase: body, lookups: lookups) == [])
    }

    @Test(arguments: ["{ row: none }", "{ row: null }", "{ rows: [] }", "{ none: true }"])
    func `no row is an answer, and the next rule is tried`(standIn: String) async throws {
        let body = "expect: { rule: ordinary, lookup: no_row, decided_at: 0ms }"
        #expect(try await project.differences(inCase: body, lookups: "{ crm: \(standIn) }") == [])
    }

    @Test(arguments: ["timeout", "down", "pool_exhausted", "sql_error", "invalid_input"])
    func `a failure is answered by on_failure`(outcome: String) async throws {
        let body = "expect: { rule: known, queue: back, priority: 4, lookup: \(outcome) }"
        #expect(try await project.differences(inCase: body, lookups: "{ crm: { fail: \(outcome) } }") == [])
    }

    @Test func `a failure without on_failure is passed over`() async throws {
        let body = """
            call: { dnis: "1700501" }
            expect: { rule: ordinary, lookup: { crm: no_row, branches: down } }
            """
        let lookups = "{ crm: { row: none }, branches: { fail: down } }"
        #expect(try await project.differences(inCase: body, lookups: lookups) == [])
    }

    @Test func `of several rows the best priority counts, and the flag says so`() async throws {
        let lookups =
            "{ crm: { after: 200ms, rows: [ { queue: 14, priority: 3 }, { queue: 999, priority: \" 2 \" } ] } }"
        let body = """
            expect: { queue: service, priority: 2, lookup: found, flags: [many_rows, unknown_queue], decided_at: 200ms }
            """
        #expect(try await project.differences(inCase: body, lookups: lookups) == [])
    }

    // crm may take 250 ms and branches 300; a decision 400, or what the switch waits less 100.
    @Test(arguments: [
        ("{ crm: { after: 249ms, row: { queue: 12 } } }", "", "{ queue: vip, decided_at: 249ms }"),
        ("{ crm: { after: 250ms, row: { queue: 12 } } }", "", "{ queue: vip, decided_at: 250ms }"),
        ("{ crm: { after: 251ms, row: { queue: 12 } } }", "", "{ queue: back, lookup: timeout, decided_at: 250ms }"),
        ("{ crm: { fail: hang } }", "", "{ queue: back, lookup: timeout, decided_at: 250ms }"),
        ("{ crm: { fail: sql_error, after: 30ms } }", "", "{ queue: back, lookup: sql_error, decided_at: 30ms }"),
        ("{ crm: { fail: hang } }", "route_timeout: 300ms", "{ lookup: timeout, decided_at: 200ms }"),
        ("{ crm: { fail: hang } }", "route_timeout: 3s", "{ lookup: timeout, decided_at: 250ms }"),
        ("{ crm: { row: { queue: 12 } } }", "route_timeout: 100ms", "{ lookup: timeout, asked: [], decided_at: 0ms }"),
    ])
    func `time is virtual, and a lookup costs at most what it may take`(
        lookups: String, call: String, expected: String
    ) async throws {
        let body = "call: { \(call) }\nexpect: \(expected)"
        #expect(try await project.differences(inCase: body, lookups: lookups) == [])
    }

    @Test func `the second lookup has what the first left of the budget`() async throws {
        let lookups = "{ crm: { after: 200ms, row: none }, branches: { fail: hang } }"
        let body = """
            call: { dnis: "1700501" }
            expect: { rule: ordinary, lookup: { crm: no_row, branches: timeout }, decided_at: 400ms }
            """
        #expect(try await project.differences(inCase: body, lookups: lookups) == [])
    }

    @Test func `the spellings that would be sent are told, of every lookup in order`() async throws {
        let lookups = "{ crm: { row: none }, branches: { row: none } }"
        let body = """
            call: { dnis: "1700501", clid: "054-111-1111" }
            expect: { asked: ["0541111111", "+972541111111", "054-111-1111", "0541111111"] }
            """
        #expect(try await project.differences(inCase: body, lookups: lookups) == [])
    }

    @Test func `where each spelling is a statement of its own, those behind the one that hits are not sent`()
        async throws
    {
        let rules = Project.bankRules.split(separator: "\n").map { line in
            line.contains("from Customers") ? line + " or mobile = $CLID" : line
        }.joined(separator: "\n")
        let project = try Project(["rules.yaml": rules])
        for (standIn, asked) in [
            ("{ clid: \"+972541111111\", row: { queue: 12 } }", "[\"0541111111\", \"+972541111111\"]"),
            ("{ row: { queue: 12 } }", "[\"0541111111\"]"),
            ("{ row: none }", "[\"0541111111\", \"+972541111111\", \"054-111-1111\"]"),
        ] {
            let body = """
                call: { clid: "054-111-1111" }
                expect: { asked: \(asked) }
                """
            #expect(try await project.differences(inCase: body, lookups: "{ crm: \(standIn) }") == [])
        }
    }

    @Test func `a lookup that no stand-in answers fails the case and names lookup and rule`() async throws {
        let failures = try await project.differences(
            inCase: "expect: { rule: ordinary }", lookups: "{ crm: { clid: \"0541111112\", row: none } }")
        #expect(
            failures == [
                "rule 'known' needs lookup 'crm' and the case has no stand-in that fits (it would ask for 0541111111, "
                    + "+972541111111); add one under lookups: crm: - { row: none }"
            ])
    }

    @Test func `a lookup that no rule comes to needs no stand-in`() async throws {
        let body = """
            call: { dnis: "1700510" }
            expect: { rule: ordinary, lookup: not_run, asked: [] }
            """
        #expect(try await project.differences(inCase: body) == [])
    }
}
