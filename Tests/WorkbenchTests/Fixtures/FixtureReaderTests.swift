import TestSupport
import Testing

@testable import RuleFiles

/// What can be wrong with a fixture, and where it is told.
struct FixtureReaderTests {
    private let project: Project

    init() throws { project = try .bank() }

    /// The findings of a fixture as `line:column code`.
    private func places(of text: String) throws -> [String] {
        try project.write(text, to: "fixtures.yaml")
        return project.findings().map { finding in
            finding.range.map { "\($0.line):\($0.column) \(finding.code)" } ?? finding.code
        }
    }

    // The first line of a case's body is line 8 and stands at column 5.
    @Test(arguments: [
        ("expect: { queu: vip }", ["8:15 unknown-key"]),
        ("expect: { queue: vpi }", ["8:22 unknown-queue"]),
        ("expect: { rule: knwon }", ["8:21 unknown-rule"]),
        ("expect: { agent: nora }", ["8:22 unknown-agent"]),
        ("expect: { priority: 10 }", ["8:25 bad-value"]),
        ("expect: { priority: high }", ["8:25 wrong-type"]),
        ("expect: { lookup: lost }", ["8:23 bad-value"]),
        ("expect: { lookup: { cmr: found } }", ["8:25 unknown-lookup"]),
        ("expect: { flags: [odd] }", ["8:23 bad-value"]),
        ("expect: { decided_at: 3 }", ["8:27 wrong-type"]),
        ("expect: { asked: [0541111111] }", ["8:23 unquoted-number"]),
        ("expect: { extension: 9000 }", ["8:26 unquoted-number"]),
        ("expect: { busy: yes }", ["8:21 wrong-type"]),
        ("expect: { attach: [a] }", ["8:23 wrong-type"]),
        ("expect: [queue]", ["8:13 wrong-type"]),
        ("expect: {}", ["7:11 empty-expect"]),
        ("call: {}", ["7:11 empty-expect"]),
        ("at: yesterday\nexpect: { busy: true }", ["8:9 bad-time"]),
        ("at: 2026-02-30 10:00\nexpect: { busy: true }", ["8:9 bad-time"]),
        ("at: 2026-03-27 02:30\nexpect: { busy: true }", ["8:9 bad-time"]),
        ("call: { dnis: 1700500 }\nexpect: { busy: true }", ["8:19 unquoted-number"]),
        ("call: { clid: [a] }\nexpect: { busy: true }", ["8:19 wrong-type"]),
        ("call: { number: \"1\" }\nexpect: { busy: true }", ["8:13 unknown-key"]),
        ("call: { route_timeout: 3 }\nexpect: { busy: true }", ["8:28 wrong-type"]),
        ("each: []\nexpect: { busy: true }", ["8:11 empty-list"]),
        ("each: 3\nexpect: { busy: true }", ["8:11 wrong-type"]),
        ("each: [ { name: x } ]\nexpect: { busy: true }", ["8:15 unknown-key"]),
        ("each: { file: lost.csv }\nexpect: { busy: true }", ["8:19 file-not-found"]),
        ("lookups: { cmr: { row: none } }\nexpect: { busy: true }", ["8:16 unknown-lookup"]),
        ("lookups: { crm: { row: none, fail: down } }\nexpect: { busy: true }", ["8:21 bad-stand-in"]),
        ("lookups: { crm: { clid: \"1\" } }\nexpect: { busy: true }", ["8:21 bad-stand-in"]),
        ("lookups: { crm: { fail: tired } }\nexpect: { busy: true }", ["8:29 bad-value"]),
        ("lookups: { crm: { fail: found } }\nexpect: { busy: true }", ["8:29 bad-value"]),
        ("lookups: { crm: { row: { que: 1 } } }\nexpect: { busy: true }", ["8:30 unknown-key"]),
        ("lookups: { crm: { row: none, after: 1 } }\nexpect: { busy: true }", ["8:41 wrong-type"]),
        ("lookups: { crm: { row: none } }\ndatabase: seed.sql\nexpect: { busy: true }", ["9:15 two-answers"]),
        ("shares: { colour: { red: 1% } }", ["8:15 unknown-key"]),
        ("shares: { queue: { vpi: 1% } }", ["8:24 unknown-queue"]),
        ("shares: { queue: { vip: 1 } }", ["8:29 bad-value"]),
        ("shares: { queue: { vip: 30%..20% } }", ["8:29 bad-value"]),
        ("shares: { queue: { vip: 0%..101% } }", ["8:29 bad-value"]),
        ("wait: 3s\nexpect: { busy: true }", ["8:5 unknown-key"]),
        ("queues: []\nexpect: { busy: true }", ["8:13 wrong-type"]),
    ])
    func `a fault is told at its place`(body: String, expected: [String]) throws {
        #expect(try places(of: Project.fixture(of: body)) == expected)
    }

    @Test func `one run tells every fault`() throws {
        let found = try places(
            of: Project.fixture(
                of: "at: never\ncall: { dnis: 17 }\nlookups: { x: {} }\nexpect: { queue: y, priority: 0 }"))
        #expect(
            found == [
                "8:9 bad-time", "9:19 unquoted-number", "10:16 unknown-lookup", "11:22 unknown-queue",
                "11:35 bad-value",
            ])
    }

    @Test func `a misspelt name comes with the one that was meant`() throws {
        try project.write(Project.fixture(of: "expect: { queue: vpi }"), to: "fixtures.yaml")
        let finding = try #require(project.findings().first)
        #expect(finding.message == "queue 'vpi' is not declared in \(project.path("rules.yaml"))")
        #expect(finding.help == "did you mean 'vip'?")
    }

    @Test(arguments: [
        ("cases: []\n", ["1:1 missing-key"]),
        ("rules: rules.yaml\n", ["1:1 missing-key"]),
        ("rules: lost.yaml\ncases: []\n", ["1:8 file-not-found"]),
        ("rules: [ { id: a } ]\ncases: []\n", ["1:8 not-a-fixture"]),
        ("rules: rules.yaml\ncases: 3\n", ["2:8 wrong-type"]),
        ("rules: rules.yaml\ncases: [ 3 ]\n", ["2:10 wrong-type"]),
        ("rules: rules.yaml\ninvariants: []\ncases: []\n", ["2:13 empty-list"]),
        ("rules: rules.yaml\ncase: []\ncases: []\n", ["2:1 unknown-key"]),
        ("rules: rules.yaml\ncases:\n  - expect: { busy: true }\n", ["3:5 missing-key"]),
        ("rules: rules.yaml\ncases:\n  - name: a\n    expect: { busy: true }\n", ["3:5 missing-key"]),
        (
            "rules: rules.yaml\ncases:\n  - { name: a, call: { dnis: \"1\", clid: \"\" }, expect: { busy: true } }\n",
            ["3:5 missing-key"]
        ),
    ])
    func `a fixture names its rules, its cases, the call and its time`(text: String, expected: [String]) throws {
        #expect(try places(of: text) == expected)
    }

    @Test func `two cases cannot share a name`() throws {
        let item = "{ name: a, expect: { queue: vip } }"
        let found = try places(
            of: """
                rules: rules.yaml
                defaults: { at: 2026-03-04 10:00, call: { dnis: "1", clid: "2" } }
                cases:
                  - \(item)
                  - \(item)
                """)
        #expect(found == ["5:13 duplicate-name"])
        #expect(project.findings().first?.related.map(\.range.line) == [4])
    }

    @Test(arguments: [
        ("dnis,clid\n1,2,3\n4,5\n", ["calls.csv:2 csv-column-count"]),
        ("dnis,clid\n1,\"2\n", ["calls.csv:2 csv-unclosed-quote"]),
        ("dnis,clid,at\n1,2,noon\n", ["calls.csv:2 bad-time"]),
        ("", ["calls.csv:1 empty-file"]),
        ("number\n1\n", ["fixtures.yaml:4 missing-column", "fixtures.yaml:4 missing-column"]),
    ])
    func `a faulty calls file is told by its own lines`(csv: String, expected: [String]) throws {
        try project.write(csv, to: "calls.csv")
        try project.write(
            """
            rules: rules.yaml
            defaults: { at: 2026-03-04 10:00 }
            cases:
              - { name: a, each: { file: calls.csv }, expect: { queue: vip } }
            """, to: "fixtures.yaml")
        let found = project.findings().filter { $0.code != "missing-key" }.map { finding in
            let file = finding.range?.file.path.split(separator: "/").last ?? ""
            return "\(file):\(finding.range?.line ?? 0) \(finding.code)"
        }
        #expect(found == expected)
    }

    @Test func `an error of the rule file is the fixture's, told where it is`() throws {
        try project.write(
            "version: 1\nrules: [ { id: a } ]\nnumbers: { country: IL }\ndefault: { switch: true }\n", to: "rules.yaml")
        try project.write(Project.fixture(of: "expect: { busy: true }"), to: "fixtures.yaml")
        let finding = try #require(project.findings().first)
        #expect(finding.range?.description == "\(project.path("rules.yaml")):2:10")
        #expect(finding.code == "no-destination")
    }
}
