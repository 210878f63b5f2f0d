import RuleFiles
import Testing
import Workbench

/// Each field that a case may expect: met by what is so, and a difference by what is not.
struct ExpectationTests {
    private let project: Project

    init() throws { project = try .bank() }

    /// A call with its decision by the bank's rules, one field of which is expected rightly and wrongly.
    struct Field: Sendable, CustomTestStringConvertible {
        var call = "{}"
        var row = "none"
        let right: String
        let wrong: String
        let difference: String

        var testDescription: String { right }
    }

    private static let known = "{ queue: 12, priority: 1, attach: \"כהן דוד, לקוח ותיק מאוד בבנק\" }"

    @Test(arguments: [
        Field(row: known, right: "rule: known", wrong: "rule: ordinary", difference: "rule: \"ordinary\" / \"known\""),
        Field(
            call: "{ dnis: \"1800\" }", right: "rule: null", wrong: "rule: trial",
            difference: "rule: \"trial\" / \"default\""),
        Field(
            call: "{ dnis: \"1800\" }", right: "rule: default", wrong: "rule: known",
            difference: "rule: \"known\" / \"default\""),
        Field(row: known, right: "queue: vip", wrong: "queue: service", difference: "queue: \"service\" / \"vip\""),
        Field(
            call: "{ dnis: \"1700504\" }", right: "queue: null", wrong: "queue: vip",
            difference: "queue: \"vip\" / none"),
        Field(
            call: "{ dnis: \"1700502\", clid: \"+44 20 7946 0000\" }", right: "external: \"+442079460000\"",
            wrong: "external: \"+44\"", difference: "external: \"+44\" / \"+442079460000\""),
        Field(
            call: "{ dnis: \"1700502\" }", right: "extension: \"9009\"", wrong: "extension: \"9000\"",
            difference: "extension: \"9000\" / \"9009\""),
        Field(
            call: "{ dnis: \"1700502\", attach: { balance: 900 } }", right: "ivr: gold", wrong: "ivr: true",
            difference: "ivr: true / \"gold\""),
        Field(row: known, right: "voicemail: null", wrong: "voicemail: x", difference: "voicemail: \"x\" / none"),
        Field(
            call: "{ clid: \"0529876543\" }", right: "busy: true", wrong: "busy: false",
            difference: "busy: false / true"),
        Field(
            call: "{ dnis: \"1700504\" }", right: "switch: true", wrong: "switch: false",
            difference: "switch: false / true"),
        Field(
            call: "{ dnis: \"1700504\" }", right: "default: true", wrong: "default: false",
            difference: "default: false / true"),
        Field(row: known, right: "default: false", wrong: "default: true", difference: "default: true / false"),
        Field(row: known, right: "priority: 1", wrong: "priority: 2", difference: "priority: 2 / 1"),
        Field(
            call: "{ dnis: \"1700502\" }", right: "priority: null", wrong: "priority: 5",
            difference: "priority: 5 / none"),
        // The row's text has 28 characters; the bank keeps 24 of them, and 10 for the statistics.
        Field(
            row: known, right: "attach: \"כהן דוד, לקוח ותיק מאוד \"", wrong: "attach: null",
            difference: "attach: none / \"כהן דוד, לקוח ותיק מאוד \""),
        Field(
            row: known, right: "adata: \"כהן דוד, ל\"", wrong: "adata: x", difference: "adata: \"x\" / \"כהן דוד, ל\""),
        Field(row: known, right: "lookup: found", wrong: "lookup: down", difference: "lookup: \"down\" / \"found\""),
        Field(
            row: known, right: "lookup: { crm: found, branches: not_run }", wrong: "lookup: { branches: no_row }",
            difference: "lookup.branches: \"no_row\" / \"not_run\""),
        Field(
            row: known, right: "asked: [\"0541111111\", \"+972541111111\"]", wrong: "asked: []",
            difference: "asked: [] / [0541111111, +972541111111]"),
        Field(row: known, right: "decided_at: 0s", wrong: "decided_at: 1s", difference: "decided_at: 1000ms / 0ms"),
        Field(
            row: known, right: "flags: [attach_truncated]", wrong: "flags: [attach_truncated, many_rows]",
            difference: "flags: [attach_truncated, many_rows] / [attach_truncated]"),
        Field(
            row: known, right: "flags: []", wrong: "flags: degraded",
            difference: "flags: [degraded] / [attach_truncated]"),
    ])
    func `a field is compared with the decision's`(_ field: Field) async throws {
        let lookups = "{ crm: { row: \(field.row) } }"
        let call = "call: \(field.call)"
        #expect(try await project.differences(inCase: "\(call)\nexpect: { \(field.right) }", lookups: lookups) == [])
        #expect(
            try await project.differences(inCase: "\(call)\nexpect: { \(field.wrong) }", lookups: lookups)
                == [field.difference])
    }

    @Test func `an agent and a mailbox are named as the rules name them`() async throws {
        let lookups = "{ crm: { row: none }, branches: { row: {} } }"
        let agent = "call: { dnis: \"1700501\" }\nexpect: { agent: noa, queue: null, priority: 5 }"
        #expect(try await project.differences(inCase: agent, lookups: lookups) == ["priority: 5 / 2"])
        let mailbox = "at: 2026-03-07 10:00\nexpect: { voicemail: office, attach: 'when=closed;a\\=b=x\\;y' }"
        #expect(try await project.differences(inCase: mailbox) == [])
    }

    @Test func `attach data may be expected as the map it was made of`() async throws {
        let body = "at: 2026-03-07 10:00\nexpect: { attach: { when: closed, \"a=b\": x;y } }"
        #expect(try await project.differences(inCase: body) == [])
    }

    @Test func `texts are compared in composed form`() async throws {
        let body = "expect: { attach: \"caf\\u00E9\" }"
        let lookups = "{ crm: { row: { attach: \"cafe\\u0301\" } } }"
        #expect(try await project.differences(inCase: body, lookups: lookups) == [])
    }

    @Test func `only named fields are compared, and each that differs is told where it is expected`() async throws {
        let text = Project.fixture(
            of: "call: { dnis: \"1700510\" }\nexpect:\n  rule: ordinary\n  queue: vip\n  priority: 1")
        let result = try #require(try await project.results(of: text).first)
        let differences = result.failures.flatMap(\.differences)
        #expect(differences.map(\.field) == ["queue", "priority"])
        #expect(
            differences.map(\.range.description) == [
                "\(project.path("fixtures.yaml")):11:14", "\(project.path("fixtures.yaml")):12:17",
            ])
    }

    @Test func `a failure carries the trace of its call`() async throws {
        let text = Project.fixture(of: "call: { dnis: \"1700510\" }\nexpect: { queue: vip }")
        let failure = try #require(try await project.results(of: text).first?.failures.first)
        #expect(failure.trace.first == "call   dnis 1700510   clid 0541111111 = +972541111111")
        #expect(failure.trace.contains { $0.hasPrefix("-> queue service (10)") })
    }
}
