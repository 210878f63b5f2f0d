import Simulation
import Testing

@testable import RuleFiles
@testable import Workbench

/// A scenario that has been run, and held against what it expects.
struct Played {
    let file: ScenarioFile
    let result: SimulationResult
    /// What is not as expected, as `field: actual`.
    let differences: [String]

    /// Runs the scenario `text`, which may refer to `files`.
    init(_ text: String, _ files: KeyValuePairs<String, String> = [:], mostOpen: Int = 10_000) throws {
        let project = try Project(files)
        file = try Self.read(text, in: project)
        let watch = Watch(tellsStories: true)
        result = try Simulation(file.scenario, watching: watch, mostOpen: mostOpen).run()
        differences = ScenarioJudge(file.rules, result).differences(file.expected).map { "\($0.field): \($0.actual)" }
    }

    /// Reads the scenario `text`, which must be without error.
    static func read(_ text: String, in project: Project, as name: String = "scenario.yaml") throws -> ScenarioFile {
        try project.write(text, to: name)
        let findings = Findings()
        var cache = RuleFileCache()
        let file = ScenarioFile.read(project.path(name), environment: [:], rules: &cache, into: findings)
        return try #require(file, "\(TextRenderer().render(findings.summary()))")
    }

    /// How many calls of the first class were counted, in a run.
    var counted: Double? { result.estimate(.calls, of: .callers(0))?.value }
}
