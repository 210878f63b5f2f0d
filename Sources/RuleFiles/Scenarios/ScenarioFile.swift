package import Simulation

/// A scenario file that was read without an error.
package struct ScenarioFile: Sendable {
    /// The file.
    package let file: SourceFile
    /// The rules that decide in it.
    package let rules: RuleFile
    /// What happens.
    package private(set) var scenario: Scenario
    /// What is expected of it, in file order.
    package let expected: [ScenarioExpectation]

    /// The same with lookups that callers do not answer themselves answered by others.
    package func answered(by lookups: any LookupAnswering) -> ScenarioFile {
        var other = self
        other.scenario.lookups = lookups
        return other
    }

    /// The same with another seed.
    package func seeded(_ seed: UInt64) -> ScenarioFile {
        var other = self
        other.scenario.run.seed = seed
        return other
    }
}
