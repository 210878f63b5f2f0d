import Foundation
import Testing
import Workbench

@testable import RuleFiles

struct TestReportTests {
    @Test func `results are counted and observed in the order of files and cases`() async throws {
        let sample = try await SampleReport()
        #expect(sample.observed == ["passes", SampleReport.hostileName, "has no stand-in"])
        #expect(sample.report.results.map(\.name) == sample.observed)
        #expect(sample.report.passed == 1)
        #expect(sample.report.failed == 2)
        #expect(sample.report.calls == 4)
    }

    @Test func `a terminal is shown each difference at its place, then the trace, and no control character`()
        async throws
    {
        let sample = try await SampleReport()
        let text = TestReportText(showsCoverage: false)
        let lines = sample.report.results.flatMap(text.lines).map {
            $0.replacing(sample.project.root, with: "DIR")
        }
        #expect(lines[0] == "  ok    passes (2 calls)")
        #expect(lines[1] == #"  FAIL  <b> & "c" # TODO ]]>\u{A}\u{1B}[31m\u{0}né 🙂"#)
        #expect(lines[2] == #"        DIR/a.yaml:7:14: queue: expected "vip", got "service""#)
        #expect(lines[3] == #"        DIR/a.yaml:8:15: attach: expected "<a> & "b" # ok\u{1B}[0m", got none"#)
        #expect(lines[4] == "          call   dnis 1700510   clid 0541111111 = +972541111111")
        #expect(lines.contains { $0.hasPrefix("          -> queue service (10)") })
        let last = try #require(lines.firstIndex { $0 == "  FAIL  has no stand-in" })
        #expect(lines[last + 1] == "        DIR/b.yaml:4:5:")
        #expect(lines[last + 2].hasPrefix("          rule 'known' needs lookup 'crm'"))
        #expect(!lines.contains { $0.unicodeScalars.contains { $0.value < 0x20 } })
    }

    @Test func `the closing lines count calls and cases, and list what no case matched`() async throws {
        let sample = try await SampleReport()
        var report = sample.report
        report.microseconds = 12_345
        let lines = TestReportText(showsCoverage: true).closing(report).map {
            $0.replacing(sample.project.root, with: "DIR")
        }
        #expect(lines.first == "coverage of DIR/rules.yaml: 1 of 11 rules matched")
        #expect(lines[1] == "  :33 blocked: reached, never matched")
        #expect(lines.filter { $0.hasPrefix("  :") }.count == 10)
        #expect(lines.suffix(2) == ["4 calls in 12.3 ms", "1 passed, 2 failed"])
        #expect(TestReportText(showsCoverage: false).closing(report) == Array(lines.suffix(2)))
    }

    @Test func `JSON has real types, every failure and the coverage`() async throws {
        let sample = try await SampleReport()
        let text = TestReportJSON.document(sample.report).text
        let document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
        #expect(document.schemaVersion == 1)
        #expect(document.passed == 1)
        #expect(document.failed == 2)
        #expect(document.calls == 4)
        #expect(document.cases.map(\.name) == sample.observed)
        #expect(document.cases.map(\.passed) == [true, false, false])
        #expect(document.cases.map(\.line) == [4, 5, 4])
        #expect(document.cases.map(\.calls) == [2, 1, 1])
        let failure = try #require(document.cases[1].failures.first)
        #expect(failure.line == 5)
        #expect(failure.differences.map(\.field) == ["queue", "attach"])
        #expect(failure.differences.map(\.expected) == ["\"vip\"", "\"<a> & \"b\" # ok\u{1B}[0m\""])
        #expect(failure.differences.map(\.actual) == ["\"service\"", "none"])
        #expect(failure.differences.map(\.line) == [7, 8])
        #expect(failure.differences.map(\.column) == [14, 15])
        #expect(failure.trace.first == "call   dnis 1700510   clid 0541111111 = +972541111111")
        #expect(document.cases[2].failures.first?.differences.isEmpty == true)
        let coverage = try #require(document.coverage.first)
        #expect(coverage.rules == sample.project.path("rules.yaml"))
        #expect(coverage.matched == 1)
        #expect(coverage.total == 11)
        #expect(coverage.states.last?.rule == "ordinary")
        #expect(coverage.states.last?.state == "matched")
        #expect(coverage.states.first?.state == "reached, never matched")
    }

    /// The documented form of schema version 1.
    private struct Document: Decodable {
        struct Case: Decodable {
            struct Failure: Decodable {
                struct Difference: Decodable {
                    let field, expected, actual: String
                    let line, column: Int
                }
                let line: Int
                let differences: [Difference]
                let trace: [String]
            }
            let file, name: String
            let line, calls, microseconds: Int
            let passed: Bool
            let failures: [Failure]
        }
        struct Coverage: Decodable {
            struct State: Decodable {
                let rule, state: String
                let line: Int
            }
            let rules: String
            let matched, total: Int
            let states: [State]
        }
        let schemaVersion, passed, failed, calls, microseconds: Int
        let cases: [Case]
        let coverage: [Coverage]
    }

    @Test func `failures are findings at the place of what was expected`() async throws {
        let sample = try await SampleReport()
        let findings = sample.report.diagnostics
        #expect(findings.map(\.code) == ["case-failed", "case-failed", "case-failed"])
        #expect(
            findings.map { $0.range?.description.replacing(sample.project.root, with: "DIR") } == [
                "DIR/a.yaml:7:14", "DIR/a.yaml:8:15", "DIR/b.yaml:4:5",
            ])
        #expect(findings[0].message == SampleReport.hostileName + ": queue: expected \"vip\", got \"service\"")
    }

    @Test func `a run can be cut to some cases, and stopped at the first that fails`() async throws {
        let sample = try await SampleReport()
        let suite = TestSuite(paths: [sample.project.root], environment: [:], into: Findings())
        let some = await suite.run(where: { $0.hasPrefix("has") }, stopsAtFailure: false) { _ in }
        #expect(some.results.map(\.name) == ["has no stand-in"])
        let short = await suite.run(where: { _ in true }, stopsAtFailure: true) { _ in }
        #expect(short.results.map(\.name) == ["passes", SampleReport.hostileName])
    }

    @Test func `a folder is searched for fixtures, and what only looks like one is an error`() async throws {
        let sample = try await SampleReport()
        let project = sample.project
        try project.write("cases: [\n", to: "deep/er/broken.yml")
        try project.write("a: b\n", to: "other.yaml")
        try project.write("a: [\n", to: "template.yaml")
        let findings = Findings()
        let suite = TestSuite(paths: [project.root], environment: [:], into: findings)
        #expect(findings.sorted.map(\.range?.file.path) == [project.path("deep/er/broken.yml")])
        let report = await suite.run(where: { _ in true }, stopsAtFailure: false) { _ in }
        #expect(report.results.count == 3)
    }
}
