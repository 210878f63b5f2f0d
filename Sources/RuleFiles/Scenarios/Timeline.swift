package import Simulation

/// What a fixture's case lets happen to its call in the queues, and what is expected of it.
package struct Timeline: Sendable {
    /// What happens.
    package let scenario: Scenario
    /// What is expected of it, in file order.
    package let expected: [ScenarioExpectation]
}
