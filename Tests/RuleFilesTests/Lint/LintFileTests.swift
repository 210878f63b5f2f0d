import Foundation
import Routing
import TestSupport
import Testing

@testable import RuleFiles

struct LintFileTests {
    /// Wednesday 2026-03-04, 10:00 in Jerusalem.
    private static let moment = Moment(milliseconds: 1_772_611_200_000)

    private func listing(_ path: String) throws -> String {
        let reading = Reading(at: path)
        let file = try #require(reading.ruleFile, "\(reading.listing)")
        Lint(file, at: Self.moment).run(into: reading.findings)
        return reading.listing
    }

    @Test(arguments: LintFile.all)
    func `what is wrong with rules that can be read is told, and nothing else is`(file: LintFile) throws {
        let listing = try listing(file.path)
        #expect(try listing == file.expected, "\(listing)")
    }

    @Test(arguments: LintFile.all) func `the same file put right gives no finding`(file: LintFile) throws {
        #expect(try listing(file.goodPath) == "")
    }

    @Test func `every file has the findings that it must give`() throws {
        #expect(LintFile.all.count > 25)
        #expect(try LintFile.strays == [])
    }

    @Test func `every code of the lint has a file that gives it and an entry in the manual`() throws {
        let folder = PackageRoot.path("Sources/RuleFiles/Lint")
        var codes: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            let calls = text.matches(of: /(?:error|warning|info)\(\s*"([a-z-]+)"/)
            codes.formUnion(calls.map { String($0.1) })
        }
        codes.formUnion(
            ["gap"] + ["queue", "agent", "window", "calendar", "list", "lookup", "table"].map { "unused-\($0)" })
        let given = try Set(LintFile.all.flatMap { try $0.expected.matches(of: /\[([a-z-]+)\]/).map { String($0.1) } })
        #expect(codes.subtracting(given).sorted() == [])
        let manual = try String(contentsOfFile: PackageRoot.path("docs/findings.md"), encoding: .utf8)
        for code in codes { #expect(manual.contains("`\(code)`"), "\(code)") }
    }

    @Test func `among many rules the few that no call reaches are found`() throws {
        func line(_ number: Int) -> String { "17\(String(100_000 + number).dropFirst())" }
        var rules = (0..<1_000).map { "  - { id: line-\($0), dnis: \"\(line($0))*\", route: { queue: service } }\n" }
        let late = [3, 700, 999]
        rules += late.map { "  - { id: late-\($0), dnis: \"\(line($0))12\", route: { busy: true } }\n" }
        let reading = try Reading(
            "version: 1\nnumbers: raw\nqueues: { service: { code: 10 } }\ndefault: { switch: true }\nrules:\n"
                + rules.joined())
        Lint(try #require(reading.ruleFile), at: Self.moment).run(into: reading.findings)
        #expect(reading.findings.sorted.map(\.code) == ["unreachable-rule", "unreachable-rule", "unreachable-rule"])
        for (finding, number) in zip(reading.findings.sorted, late) {
            #expect(finding.message.contains("'late-\(number)'") && finding.message.contains("'line-\(number)'"))
        }
    }

    @Test func `with gaps every kind of call that only the default takes is a warning`() throws {
        let reading = try Reading(
            """
            version: 1
            numbers: raw
            queues: { service: { code: 10 } }
            rules: [ { id: sales, dnis: "1700*", route: { queue: service } } ]
            default: { extension: "9000" }

            """)
        let file = try #require(reading.ruleFile)
        Lint(file, at: Self.moment).run(into: reading.findings)
        #expect(reading.listing == "")
        Lint(file, at: Self.moment, showsGaps: true).run(into: reading.findings)
        #expect(reading.findings.sorted.map(\.code) == ["gap"])
        #expect(reading.findings.count(of: .warning) == 1)
    }
}
