import Testing
import Workbench

@testable import RuleFiles

/// What call a case makes, when, and how the layers of a fixture override each other.
struct FixtureCallTests {
    private let project: Project

    init() throws { project = try .bank() }

    @Test func `a case that says nothing makes the call of the defaults`() async throws {
        let lookups = "{ crm: { row: { queue: 12 } } }"
        #expect(try await project.differences(inCase: "expect: { rule: known, queue: vip }", lookups: lookups) == [])
    }

    @Test func `a case overrides a part of the call and keeps the rest`() async throws {
        let body = """
            call: { dnis: "1700510" }
            expect: { rule: ordinary }
            """
        #expect(try await project.differences(inCase: body) == [])
        #expect(try await project.differences(inCase: "call: { clid: \"\" }\nexpect: { rule: anonymous }") == [])
    }

    @Test(arguments: [
        ("2026-03-04 19:59", "ordinary"),
        ("2026-03-04 20:00", "closed"),
        ("2026-03-04 20:00:00+03:00", "ordinary"),  // 19:00 in Jerusalem
        ("2026-03-04T18:00:00Z", "closed"),  // 20:00
        ("2026-07-05 07:59:59.999", "closed"),
        ("2026-07-05T05:00:00Z", "ordinary"),  // 08:00 in summer
    ])
    func `a time is in the zone of the rules unless it has an offset`(at: String, rule: String) async throws {
        let body = """
            at: \(at)
            call: { dnis: "1700510" }
            expect: { rule: \(rule) }
            """
        #expect(try await project.differences(inCase: body) == [])
    }

    @Test func `an item of each may override every key of the case`() async throws {
        let body = """
            call: { dnis: "1700500" }
            lookups: { crm: { row: none } }
            each:
              - { call: { clid: "0541111112" } }
              - { call: { dnis: "1700504" }, expect: { rule: to-default, switch: true } }
              - { at: 2026-03-07 10:00, expect: { rule: closed } }
              - { lookups: { crm: { fail: down } }, expect: { rule: known, queue: back } }
            expect: { rule: ordinary, queue: service }
            """
        #expect(try await project.differences(inCase: body) == [])
    }

    @Test func `what an item expects takes the place of what the case expects`() async throws {
        let body = """
            call: { dnis: "1700510" }
            each:
              - { expect: { queue: service } }
              - {}
            expect: { rule: trial }
            """
        #expect(try await project.differences(inCase: body) == ["rule: \"trial\" / \"ordinary\""])
    }

    @Test func `every call of each is counted and a failing one is told by its own line`() async throws {
        let text = Project.fixture(
            of: """
                each:
                  - { call: { dnis: "1700504" } }
                  - { call: { dnis: "1700510" } }
                  - { call: { dnis: "1700511" } }
                expect: { rule: ordinary }
                """)
        let result = try #require(try await project.results(of: text).first)
        #expect(result.calls == 3)
        #expect(result.failures.map(\.range.line) == [9])
    }

    @Test func `calls come from a CSV file whose empty cells leave the defaults`() async throws {
        try project.write(
            """
            note,dnis,clid,attach,at,id
            a,1700502,+442079460000,,,1
            "b, quoted",1700502,0541111111,lang=ru;balance=500,,2
            c,1700502,0541111111,,2026-03-04 20:00,3

            """, to: "data/calls.csv")
        let body = """
            each: { file: data/calls.csv }
            expect: { external: "+442079460000" }
            """
        let result = try #require(try await project.results(of: Project.fixture(of: body)).first)
        #expect(result.calls == 3)
        #expect(
            result.failures.map(\.range.description) == [
                "\(project.path("data/calls.csv")):3:1", "\(project.path("data/calls.csv")):4:1",
            ])
        #expect(
            result.failures.map { $0.differences.map(\.actual) } == [["none"], ["none"]])
    }

    @Test func `a CSV file may leave out a number that the defaults have`() async throws {
        try project.write("clid\n0529876543\n0501234567\n", to: "callers.csv")
        #expect(
            try await project.differences(inCase: "each: { file: callers.csv }\nexpect: { rule: blocked }") == [])
    }

    @Test(arguments: [
        ("\"balance=500\"", "rich"), ("{ balance: 500 }", "rich"), ("{ balance: \"0500\" }", "rich"),
        ("\"balance=499\"", "press"), ("{ balance: 499, lang: ru }", "press"), ("no pairs", "press"),
        ("\"balance=many\"", "press"), ("null", "press"),
    ])
    func `attach data is text or a map`(attach: String, rule: String) async throws {
        let body = """
            call: { dnis: "1700502", attach: \(attach) }
            expect: { rule: \(rule) }
            """
        #expect(try await project.differences(inCase: body) == [])
    }

    @Test func `a caller without a number may be written as nothing`() async throws {
        #expect(try await project.differences(inCase: "call: { clid: }\nexpect: { rule: anonymous }") == [])
    }
}
