/// Runs scenarios in virtual time: the real rules, the real ACD, callers and agents by their laws.
///
/// The same scenario gives the same result to the last bit, whatever the machine, the build and the number of threads.
package struct Simulation: Sendable {
    private let scenario: Scenario
    private let watch: Watch
    private let names: ResultNames

    /// A simulation of `scenario`.
    package init(_ scenario: Scenario, watching watch: Watch = Watch()) {
        self.scenario = scenario
        self.watch = watch
        names = ResultNames(scenario)
    }

    /// Runs all replications one after the other.
    package func run() throws(SimulationError) -> SimulationResult {
        var runs: [Replication] = []
        for replication in 0..<scenario.run.replications { runs.append(try run(replication)) }
        return SimulationResult(runs, names: names, plan: scenario.run)
    }

    /// Runs the replications on so many threads, telling `observe` how many are done.
    package func run(
        threads: Int, observe: @Sendable (Int) -> Void = { _ in }
    ) async throws -> SimulationResult {
        let count = scenario.run.replications
        var runs: [Replication?] = Array(repeating: nil, count: count)
        try await withThrowingTaskGroup(of: (Int, Replication).self) { group in
            var next = 0
            var done = 0
            for _ in 0..<min(max(1, threads), count) {
                add(next, to: &group)
                next += 1
            }
            while let (index, run) = try await group.next() {
                runs[index] = run
                done += 1
                observe(done)
                guard next < count else { continue }
                add(next, to: &group)
                next += 1
            }
        }
        return SimulationResult(runs.compactMap(\.self), names: names, plan: scenario.run)
    }

    private func add(_ replication: Int, to group: inout ThrowingTaskGroup<(Int, Replication), any Error>) {
        group.addTask { (replication, try run(replication)) }
    }

    private func run(_ replication: Int) throws(SimulationError) -> Replication {
        var driver = Driver(scenario, names, replication: replication, watching: watch)
        try driver.run()
        return driver.replication()
    }
}
