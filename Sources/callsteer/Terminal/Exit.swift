import ArgumentParser

/// What the exit codes mean.
enum Exit {
    /// What was checked failed: a test, a finding at the level that fails, a replay without a single decision.
    static let failed = ExitCode(1)
    /// It could not run: unreadable or invalid input, or a database that is needed and absent.
    static let couldNotRun = ExitCode(2)
    /// `diff` found calls that are routed differently, and was asked to say so by its exit code.
    static let changed = ExitCode(3)
    /// No test ran.
    static let nothingRan = ExitCode(4)
}
