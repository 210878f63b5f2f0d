import Routing
import Simulation
import Testing

@testable import RuleFiles
@testable import Workbench

struct RuleCoverageTests {
    private let project: Project

    init() throws { project = try .bank() }

    private func coverage(ofCases cases: String) async throws -> RuleCoverage {
        let text = """
            rules: rules.yaml
            defaults: { at: 2026-03-04 10:00, call: { dnis: "1700500", clid: "0541111111" } }
            lookups: { crm: { row: none } }
            cases:
            \(cases)
            """
        try project.write(text, to: "fixtures.yaml")
        var runner = FixtureRunner(try project.fixture())
        for testCase in try project.fixture().cases { _ = await runner.run(testCase) }
        return runner.coverage
    }

    private func states(_ coverage: RuleCoverage) throws -> [String: RuleCoverage.State] {
        let ids = try project.rules().ruleSet.rules.map(\.id)
        return Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, coverage[Slot($0)]) })
    }

    @Test func `a rule is matched, reached in vain, or never reached`() async throws {
        let coverage = try await coverage(
            ofCases: "  - { name: a, call: { dnis: \"1700502\" }, expect: { rule: press } }")
        #expect(
            try states(coverage) == [
                "blocked": .neverMatched, "anonymous": .neverMatched, "closed": .neverMatched, "known": .neverMatched,
                "branch": .neverMatched, "abroad": .neverMatched, "rich": .neverMatched, "press": .matched,
                "trial": .neverReached, "to-default": .neverReached, "ordinary": .neverReached,
            ])
        #expect(coverage.matched == 1)
        #expect(abs(coverage.percent - 100 / 11) < 1e-9)
    }

    @Test func `a call that no rule takes reaches all of them`() async throws {
        let coverage = try await coverage(ofCases: "  - { name: a, call: { dnis: \"1\" }, expect: { rule: null } }")
        #expect(try Set(states(coverage).values) == [.neverMatched])
    }

    @Test func `a case that fails covers what it reached all the same`() async throws {
        let coverage = try await coverage(ofCases: "  - { name: a, call: { clid: \"\" }, expect: { rule: ordinary } }")
        #expect(try states(coverage)["anonymous"] == .matched)
    }

    @Test func `an on_failure covers its rule`() async throws {
        let coverage = try await coverage(
            ofCases: "  - { name: a, lookups: { crm: { fail: down } }, expect: { rule: known } }")
        #expect(try states(coverage)["known"] == .matched)
    }

    @Test func `fixtures of one rule file count together, each rule by the furthest it came`() async throws {
        let rules = try project.rules()
        var report = TestReport()
        report.add(
            try await coverage(ofCases: "  - { name: a, call: { clid: \"\" }, expect: { priority: 7 } }"), of: rules)
        report.add(try await coverage(ofCases: "  - { name: b, expect: { rule: ordinary } }"), of: rules)
        #expect(report.covered.count == 1)
        #expect(report.covered.first?.coverage.matched == 2)
        #expect(abs(report.coveragePercent - 200 / 11) < 1e-9)
    }

    @Test func `what befalls a call by rules that were reloaded covers nothing`() throws {
        let old = """
            version: 1
            numbers: raw
            queues: { a: { code: 1, overflow: [ { after: 5s, busy: true } ] } }
            rules: [ { id: other, dnis: "2", route: { queue: a } }, { id: all, dnis: "1", route: { queue: a } } ]
            default: { extension: "9000" }
            """
        func covered(reloadAt time: String) throws -> [String] {
            let played = try Played(
                """
                rules: old.yaml
                start: 2026-03-04 10:00
                calls: [ { id: A, at: 10s, dnis: "1", talk: 10s, patience: 100s } ]
                events: [ { at: \(time), do: reload, rules: new.yaml } ]
                """,
                // The rule that decides stands first there, and its step is one by another time.
                [
                    "old.yaml": old,
                    "new.yaml": old.replacing("{ id: other, dnis: \"2\", route: { queue: a } }, ", with: "")
                        .replacing("after: 5s", with: "after: 6s"),
                ])
            var coverage = RuleCoverage(played.file.rules.ruleSet)
            for story in played.result.stories { coverage.record(story) }
            return [coverage[Slot(0)], coverage[Slot(1)], coverage.state(of: Slot(0), step: 0)].map(\.text)
        }
        #expect(try covered(reloadAt: "5s") == ["never reached", "never reached", "never reached"])
        #expect(try covered(reloadAt: "90s") == ["reached, never matched", "matched", "matched"])
    }

    @Test func `of no rules all are covered`() {
        #expect(TestReport().coveragePercent == 100)
        #expect(RuleCoverage(RuleSet(rules: [])).percent == 100)
    }
}
