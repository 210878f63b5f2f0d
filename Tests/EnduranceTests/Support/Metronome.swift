import Dispatch
import Glibc
import Synchronization

/// What the machine itself is late by: timers beside those of the lookups, that have nothing to do with them.
///
/// A lookup that is answered late has an excuse as far as one of these was late at the same time. One is a thread that
/// does nothing but sleep; the other comes the way of a lookup's answer, from a dispatch queue to a task.
final class Metronome: Sendable {
    /// A beat that came late.
    private struct Stall {
        let due: ContinuousClock.Instant
        let came: ContinuousClock.Instant
    }

    private let stalls = Mutex<[[Stall]]>([[], []])
    private let isRunning = Atomic(true)
    private let queue = DispatchQueue(label: "metronome", qos: .userInteractive)

    private static let period = Duration.milliseconds(2)

    /// Runs `body` with a metronome beside it.
    static func beside<Value>(_ body: () async throws -> Value) async rethrows -> (Value, Metronome) {
        let metronome = Metronome()
        let thread = Task.detached { await metronome.beatOnThread() }
        let task = Task.detached { await metronome.beatOnTask() }
        defer { metronome.isRunning.store(false, ordering: .relaxed) }
        let value = try await body()
        metronome.isRunning.store(false, ordering: .relaxed)
        await thread.value
        await task.value
        return (value, metronome)
    }

    /// How late the machine was in all between these instants.
    func lateness(from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) -> Duration {
        stalls.withLock { stalls in
            stalls.map { stalls in
                stalls.reduce(.zero) { sum, stall in
                    stall.came > start && stall.due < end ? sum + (stall.came - stall.due) : sum
                }
            }.max() ?? .zero
        }
    }

    /// The latest beat of all.
    var worst: Duration {
        stalls.withLock { $0.joined().map { $0.came - $0.due }.max() ?? .zero }
    }

    private func beatOnThread() async {
        await onThread { [self] in
            while isRunning.load(ordering: .relaxed) {
                let due = ContinuousClock.now + Self.period
                usleep(2000)
                note(due, in: 0)
            }
        }
    }

    private func beatOnTask() async {
        while isRunning.load(ordering: .relaxed) {
            let due = ContinuousClock.now + Self.period
            await withCheckedContinuation { waiter in
                queue.asyncAfter(deadline: .now() + .milliseconds(2)) { waiter.resume() }
            }
            note(due, in: 1)
        }
    }

    private func note(_ due: ContinuousClock.Instant, in place: Int) {
        let now = ContinuousClock.now
        guard now - due > .milliseconds(1) else { return }
        stalls.withLock { $0[place].append(Stall(due: due, came: now)) }
    }
}

/// Runs what blocks on a thread of its own, not on one of the few that tasks share.
func onThread<Value: Sendable, Failure: Error>(
    _ body: @escaping @Sendable () throws(Failure) -> Value
) async throws(Failure) -> Value {
    let result: Result<Value, Failure> = await withCheckedContinuation { waiter in
        DispatchQueue(label: "blocking", qos: .userInteractive).async {
            waiter.resume(returning: Result(catching: body))
        }
    }
    return try result.get()
}
