import Routing
import TestSupport
import Testing

@testable import RuleFiles

struct IncludeTests {
    private func rule(_ id: String) -> String { "{ id: \(id), route: { queue: service } }" }

    @Test func `included rules stand where the file includes them`() throws {
        let files = ["a.yaml": "rules: [ \(rule("a")) ]\n", "b.yaml": "rules: [ \(rule("b")) ]\n"]
        let above = try Desk("include: [a.yaml, b.yaml]\nrules: [ \(rule("own")) ]\n", files: files)
        #expect(above.ruleFile.ruleSet.rules.map(\.id) == ["a", "b", "own"])
        let below = try Desk("rules: [ \(rule("own")) ]\ninclude: [b.yaml, a.yaml]\n", files: files)
        #expect(below.ruleFile.ruleSet.rules.map(\.id) == ["own", "b", "a"])
        let alone = try Desk("include: a.yaml\n", files: files)
        #expect(alone.ruleFile.ruleSet.rules.map(\.id) == ["a"])
    }

    @Test func `files include further ones, by paths relative to themselves`() throws {
        let desk = try Desk(
            "include: parts/a.yaml\nrules: [ \(rule("own")) ]\n",
            files: [
                "parts/a.yaml": "include: deeper/b.yaml\nlists: { a: { file: a.csv } }\nrules: [ \(rule("a")) ]\n",
                "parts/a.csv": "number\n0541111111\n",
                "parts/deeper/b.yaml": "include: ../c.yaml\nrules: [ \(rule("b")) ]\n",
                "parts/c.yaml": "version: 1\nrules: [ \(rule("c")) ]\n",
            ])
        #expect(desk.ruleFile.ruleSet.rules.map(\.id) == ["c", "b", "a", "own"])
        #expect(desk.ruleFile.ruleSet.lists.map(\.count) == [1])
    }

    @Test func `names are known in all files, whichever declares them`() throws {
        let desk = try Desk(
            "include: a.yaml\nwindows: { always: { days: all } }\n",
            files: [
                "a.yaml": """
                timezone: Asia/Jerusalem
                agents: { dlevi: }
                rules: [ { id: a, during: always, route: { agent: dlevi, alternates: [ { queue: vip } ] } } ]

                """
            ])
        #expect(try desk.decide() == "a: agent dlevi 5 or queue vip")
        #expect(desk.ruleFile.ruleSet.zone.identifier == "Asia/Jerusalem")
    }

    @Test func `a revision names the contents of all files`() throws {
        func revision(_ own: String, _ included: String) throws -> String {
            try Desk("include: a.yaml\n\(own)\n", files: ["a.yaml": "rules: []\n\(included)\n"]).ruleFile.ruleSet
                .revision
        }
        let first = try revision("# 1", "# 1")
        #expect(try revision("# 1", "# 1") == first)
        #expect(try revision("# 2", "# 1") != first)
        #expect(try revision("# 1", "# 2") != first)
        #expect(first.count == 16)
        #expect(first.allSatisfy { $0.isHexDigit })
    }

    @Test func `a hundred files that include each other in a ring end in one finding`() throws {
        let folder = try TemporaryFolder()
        for number in 0..<100 {
            try folder.write("include: ./\((number + 1) % 100).yaml\n", to: "\(number).yaml")
        }
        let reading = Reading(at: try folder.write(Desk.head + "rules: []\ninclude: 0.yaml\n", to: "rules.yaml"))
        let cycles = reading.findings.sorted.filter { $0.code == "include-cycle" }
        #expect(cycles.count == 1)
        #expect(reading.findings.count(of: .error) == 1)
        #expect(cycles.first?.range?.file.path.hasSuffix("99.yaml") == true)
    }
}
