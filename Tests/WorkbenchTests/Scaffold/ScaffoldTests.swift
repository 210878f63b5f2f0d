import Foundation
import Testing
import Workbench

@testable import RuleFiles

struct ScaffoldTests {
    @Test func `a new project is checked without a finding and passes its own tests`() async throws {
        let project = try Project()
        let written = try Scaffold.write(to: project.path("new/project"))
        #expect(
            written.map { $0.replacing(project.root, with: "") } == [
                "/new/project/rules.yaml", "/new/project/fixtures.yaml", "/new/project/seed.sql",
                "/new/project/.github/workflows/callsteer.yml", "/new/project/schema/rules.schema.json",
                "/new/project/schema/fixtures.schema.json",
            ])
        let findings = Findings()
        let suite = TestSuite(paths: [project.path("new/project")], environment: [:], into: findings)
        #expect(findings.sorted.isEmpty)
        let report = await suite.run(where: { _ in true }, stopsAtFailure: false) { _ in }
        #expect(report.failed == 0)
        #expect(report.passed > 0)
        #expect(report.coveragePercent == 100)
    }

    @Test func `nothing is written where one of the files exists`() throws {
        let project = try Project(["rules.yaml": "mine"])
        let refusal = #expect(throws: Scaffold.Refusal.self) { try Scaffold.write(to: project.root) }
        #expect(refusal?.existing == [project.path("rules.yaml")])
        #expect(try FileManager.default.contentsOfDirectory(atPath: project.root) == ["rules.yaml"])
        #expect(try String(contentsOfFile: project.path("rules.yaml"), encoding: .utf8) == "mine")
    }

    @Test func `the schemas for editors are JSON`() throws {
        for (path, text) in Scaffold.files where path.hasSuffix(".json") {
            #expect(throws: Never.self, "\(path)") { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
        }
    }
}
