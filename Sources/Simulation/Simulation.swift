/// Runs scenarios in virtual time: the real rules, the real ACD, callers and agents by their laws.
///
/// The same scenario gives the same result to the last bit, whatever the machine, the build and the number of threads.
package struct Simulation: Sendable {
    private let scenario: Scenario
    private let watch: Watch
    private let names: ResultNames
    private let mostOpen: Int

    /// A simulation of `scenario`, given up with more than `mostOpen` calls open at once: four million take two
    /// gigabytes, in every run that goes on at the time.
    package init(_ scenario: Scenario, watching watch: Watch = Watch(), mostOpen: Int = 4_000_000) {
        self.scenario = scenario
        self.watch = watch
        self.mostOpen = mostOpen
        names = ResultNames(scenario)
    }

    /// Runs all replications one after the other.
    package func run() throws(SimulationError) -> SimulationResult {
        var runs = ReplicationSum(try run(0))
        for replication in 1..<max(1, scenario.run.replications) { runs.add(try run(replication)) }
        return SimulationResult(runs, names: names, plan: scenario.run)
    }

    /// Runs the replications on so many threads, telling `observe` now and then how many more calls have come.
    package func run(
        threads: Int, observe: @escaping @Sendable (Int64) -> Void = { _ in }
    ) async throws -> SimulationResult {
        let count = scenario.run.replications
        var sum: ReplicationSum?
        // Those that were ready before their turn.
        var early: [Int: Replication] = [:]
        try await withThrowingTaskGroup(of: (Int, Replication).self) { group in
            var next = 0
            var added = 0
            for _ in 0..<min(max(1, threads), count) {
                add(next, to: &group, observe)
                next += 1
            }
            while let (index, run) = try await group.next() {
                early[index] = run
                // In the order of their numbers, so that the sum is the same to the last bit.
                while let run = early.removeValue(forKey: added) {
                    if sum == nil { sum = ReplicationSum(run) } else { sum?.add(run) }
                    added += 1
                }
                guard next < count else { continue }
                add(next, to: &group, observe)
                next += 1
            }
        }
        guard let sum else { preconditionFailure("a scenario is run once at least") }
        return SimulationResult(sum, names: names, plan: scenario.run)
    }

    private func add(
        _ replication: Int, to group: inout ThrowingTaskGroup<(Int, Replication), any Error>,
        _ observe: @escaping @Sendable (Int64) -> Void
    ) {
        group.addTask { (replication, try run(replication, observe)) }
    }

    private func run(
        _ replication: Int, _ observe: @escaping @Sendable (Int64) -> Void = { _ in }
    ) throws(SimulationError) -> Replication {
        var driver = Driver(
            scenario, names, replication: replication, watching: watch, mostOpen: mostOpen, observe: observe)
        try driver.run()
        return driver.replication()
    }
}
