import Foundation
import RuleFiles
import Simulation
import TestSupport
import Testing

@testable import Portal

struct ScenarioFileTests {
    /// The YAML that a page shows.
    private func example(in page: String, beginning start: String) throws -> String {
        let text = try String(contentsOfFile: PackageRoot.path(page), encoding: .utf8)
        let block = try #require(
            text.split(separator: "```yaml\n").dropFirst().first { $0.hasPrefix(start) }, "\(page) has no such example")
        return String(block.prefix(upTo: try #require(block.firstRange(of: "```")).lowerBound))
    }

    private func read(_ text: String) throws -> PortalScenario {
        let folder = try TemporaryFolder()
        let findings = Findings()
        let scenario = PortalScenarioReader.read(try folder.write(text, to: "portal.yaml"), into: findings)
        return try #require(scenario, "\(findings.sorted.map(\.message))")
    }

    @Test func `the example of the page is read as the page says`() throws {
        let scenario = try read(example(in: "docs/ctips.md", beginning: "site: 1"))
        #expect(scenario.services.map(\.id) == [1, 3, 4])
        #expect(scenario.services[1].routing == .init(timeout: 5, fallback: 1))
        #expect(scenario.services[2].reroute == 1)
        #expect(scenario.agents.count == 21)
        #expect(scenario.agents[0].skills == [.init(1, level: 1), .init(3, level: 2)])
        #expect(scenario.agents[0].presence == .notReady)
        #expect(scenario.agents[0].passcode == "417")
        #expect(scenario.agents[20].login == "agent-20")
        #expect(scenario.agents[20].id == 29)
        #expect(scenario.loads.count == 1)
        #expect(scenario.loads[0].start == 5000)
        #expect(scenario.loads[0].patience == .constant(60_000))
        #expect(scenario.loads[0].userData == ["he", "gold"])
    }

    @Test func `the page's standard system is the one that is there`() {
        let standard = PortalScenario.standard
        #expect(standard.services.map(\.id) == [1, 2, 3, 4])
        #expect(standard.services[2].routing == .init(timeout: 5, fallback: 1))
        #expect(standard.services[3].reroute == 2)
        #expect(standard.agents.map(\.login) == ["agent1", "agent2", "agent3", "agent4"])
    }

    @Test func `what agents answer never is left to clients`() throws {
        let scenario = try read(
            "services: [ { id: 1 } ]\nagents: [ { id: 1, login: a, services: [1], answers: never, wrap_up: never } ]")
        #expect(scenario.agents[0].answers == nil)
        #expect(scenario.agents[0].wrapUp == nil)
    }
}
