import Dispatch
import Testing

/// Runs tests on threads of their own: on the few that all tests share, one that blocks makes every measured time that
/// of its neighbours.
struct Undisturbed: SuiteTrait, TestTrait, TestScoping {
    private final class Executor: TaskExecutor {
        private let queue = DispatchQueue(label: "undisturbed", qos: .userInteractive, attributes: .concurrent)

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }

    private static let executor = Executor()

    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Self.executor) { try await function() }
    }
}

extension Trait where Self == Undisturbed {
    /// Not held up by other tests that block.
    static var undisturbed: Self { Self() }
}
