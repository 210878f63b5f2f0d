import Dispatch

/// Runs the tasks whose time is measured on a thread of its own: tests that block, side by side with them, would let
/// them wait for one.
final class PromptExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "prompt", qos: .userInteractive)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// What `body` answers, and how long it took.
func timed<Value>(_ body: () async throws -> Value) async rethrows -> (value: Value, took: Duration) {
    let started = ContinuousClock.now
    let value = try await body()
    return (value, started.duration(to: .now))
}

extension Duration {
    /// Rounded to the hundredth, for people.
    var inMilliseconds: Double { (self / .microseconds(10)).rounded() / 100 }
}
