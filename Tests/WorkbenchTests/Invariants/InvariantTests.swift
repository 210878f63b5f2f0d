import RuleFiles
import Testing

@testable import Workbench

struct InvariantTests {
    private static let rules = """
        version: 1
        timezone: Asia/Jerusalem
        numbers: { country: IL }
        attach: { lang: { type: string, values: [he, ru], default: he } }
        windows: { office: { days: sun-thu, time: "08:00-20:00" } }
        lists: { blocked: ["0529876543"] }
        lookups: { crm: { odbc: crm, sql: select QUEUE_CODE from C where N = $CLID } }
        queues: { service: { code: 10 }, vip: { code: 12, default_priority: 3 }, night: { code: 30 } }
        rules:
          - { id: blocked, clid: { in: blocked }, route: { busy: true } }
          - { id: closed, not: { during: office }, route: { queue: night } }
          - { id: known, dnis: "1700*", lookup: crm, route: { queue: vip } }
          - id: shared
            dnis: "1800*"
            split: [ { weight: 1, queue: service }, { weight: 1, queue: vip } ]
          - { id: everybody, dnis: "1*", route: { queue: service } }
        default: { extension: "9000" }

        """

    private func result(_ invariant: String) throws -> CaseResult {
        let project = try Project([
            "rules.yaml": Self.rules,
            "fixtures.yaml": "rules: rules.yaml\ninvariants:\n  - { name: claim, \(invariant) }\n",
        ])
        return try #require(try project.fixture().invariantResults { _ in true }.first)
    }

    @Test(arguments: [
        "given: { clid: { in: blocked } }, never: { queue: \"*\" }",
        "given: { clid: \"+972529876543\" }, always: { busy: true }",
        "given: { not: { any: [ { during: office }, { clid: { in: blocked } } ] } }, always: { queue: night, rule: closed }",
        "given: { dnis: \"2*\" }, never: { queue: service }", "given: { dnis: \"1900*\" }, never: { queue: vip }",
        "given: { dnis: \"1800*\" }, never: { priority: 9 }", "never: { agent: \"*\" }",
        "given: { dnis: \"1900\", during: office, not: { clid: { in: blocked } } }, always: { queue: service, priority: 5 }",
    ])
    func `what holds for all calls is proved`(invariant: String) throws {
        let result = try result(invariant)
        #expect(result.isPassed, "\(result.failures.first?.trace ?? [])")
        #expect(result.note == "proved")
    }

    @Test(arguments: [
        ("never: { queue: night }", "queue"), ("always: { busy: false }", "busy"),
        ("given: { clid: anonymous }, never: { queue: vip }", "queue"),
        ("given: { dnis: \"1800*\" }, never: { queue: vip }", "queue"),
        ("given: { dnis: \"1700*\", during: office }, always: { queue: service }", "queue"),
        ("given: { dnis: \"2*\" }, never: { default: true }", "default"),
        ("given: { dnis: \"1700*\" }, never: { priority: 9 }", "priority"),
        ("given: { attach: { lang: ru } }, never: { rule: everybody }", "rule"),
    ])
    func `what does not hold is shown with a call that breaks it`(invariant: String, field: String) throws {
        let result = try result(invariant)
        let failure = try #require(result.failures.first)
        #expect(failure.differences.map(\.field) == [field])
        #expect(failure.trace.first?.hasPrefix("for example dnis ") == true)
        #expect(result.note == nil)
    }

    private func result(_ invariant: String, of rules: String) throws -> CaseResult {
        let project = try Project([
            "rules.yaml": """
            version: 1
            timezone: UTC
            numbers: { country: IL, by_dnis: { "+44*": GB } }
            attach: { lang: { type: string, default: he } }
            lookups: { crm: { odbc: crm, sql: select QUEUE_CODE from C where N = $CLID } }
            queues: { a: { code: 1 }, b: { code: 2 } }
            default: { extension: "9000" }
            rules: [ \(rules) ]

            """,
            "fixtures.yaml": "rules: rules.yaml\ninvariants:\n  - { name: claim, \(invariant) }\n",
        ])
        return try #require(try project.fixture().invariantResults { _ in true }.first)
    }

    static let computed = #"cel: 'call.attach.lang == "ru" ? "a" : "b"', one_of: [a, b]"#

    @Test(arguments: [
        ("never: { queue: a }", "{ id: r, route: { queue: { \(InvariantTests.computed) } } }"),
        (
            "never: { queue: a }",
            "{ id: r, split: [ { weight: 1, queue: { \(InvariantTests.computed) } }, { weight: 1, busy: true } ] }"
        ),
        (
            "always: { priority: 5 }",
            #"{ id: r, route: { queue: a, priority: { cel: 'call.attach.lang == "ru" ? 1 : 5' } } }"#
        ),
        (
            "given: { dnis: \"1\" }, never: { queue: a }",
            "{ id: r, dnis: \"1*\", if: queue(\"a\").waiting < 5, route: { queue: a } }"
        ),
        (
            "given: { dnis: \"1\" }, never: { queue: a }",
            "{ id: r, dnis: \"1*\", if: queue(\"b\").waiting > 5, route: { queue: a } }"
        ),
    ])
    func `what is computed, or hangs on queues, is tried in every way that is named`(invariant: String, rules: String)
        throws
    {
        #expect(try !result(invariant, of: rules).isPassed)
    }

    @Test(arguments: [
        (
            "never: { queue: a }",
            #"{ id: r, route: { queue: { cel: 'call.clid.national.size() > 30 ? "a" : "b"', one_of: [a, b] } } }"#
        ),
        (
            "never: { queue: a }",
            """
            { id: r, lookup: crm, route: { queue: b },
              on_failure: { queue: { cel: 'lookup.crm.outcome == "sql_error" ? "a" : "b"', one_of: [a, b] } } }
            """
        ),
        // Of a number by which callers of two countries are known.
        (
            "given: { clid: \"0541111111\" }, always: { queue: a }",
            "{ id: one, clid: \"+972541111111\", route: { queue: a } }, "
                + "{ id: two, clid: \"0541111111\", route: { queue: b } }"
        ),
    ])
    func `what cannot be seen into is never said to be proved`(invariant: String, rules: String) throws {
        #expect(try result(invariant, of: rules).note != "proved")
    }

    @Test func `a call that an expression of the claim does not find breaks no claim`() throws {
        let rules = "{ id: mobile, clid: \"05*\", route: { queue: a } }, { id: rest, route: { queue: b } }"
        #expect(try result("given: { clid: { regex: \"^05\" } }, never: { queue: b }", of: rules).isPassed)
    }

    @Test func `a row may send a call to any queue that is active`() throws {
        #expect(try !result("given: { dnis: \"1700*\" }, never: { queue: service }").isPassed)
        #expect(try result("given: { dnis: \"1700*\", clid: { in: blocked } }, never: { queue: service }").isPassed)
    }

    @Test(arguments: [
        ("given: {}, never: { queue: vip }", "empty-list"), ("given: { clid: anonymous }", "empty-invariant"),
        ("never: {}", "empty-list"), ("never: { queue: lost }", "unknown-queue"),
        ("never: { flags: [degraded] }", "bad-value"),
        ("given: { during: lost }, never: { queue: \"*\" }", "unknown-window"), ("never: { queu: vip }", "unknown-key"),
        ("given: { if: x }, never: { queue: \"*\" }", "unknown-key"),
    ])
    func `an invariant that says nothing sensible is an error`(invariant: String, code: String) throws {
        let project = try Project([
            "rules.yaml": Self.rules,
            "fixtures.yaml": "rules: rules.yaml\ninvariants:\n  - { name: claim, \(invariant) }\n",
        ])
        #expect(project.findings().map(\.code).contains(code))
    }
}
