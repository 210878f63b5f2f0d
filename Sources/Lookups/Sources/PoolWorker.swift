import ODBC
import Synchronization

/// A thread with a connection, and what the clock needs to free it from a call that does not end.
final class PoolWorker: Sendable {
    private let thread: SessionThread<LookupSession>
    private let lifeline: Lifeline
    private let job = Mutex<LookupJob?>(nil)
    private let isBeingCut = Atomic(false)

    init(
        _ settings: LookupSettings, connection string: ConnectionString, counters: LookupCounters
    ) throws(ThreadRefusal) {
        let lifeline = Lifeline()
        self.lifeline = lifeline
        thread = try SessionThread(name: "odbc \(settings.name)") {
            LookupSession(settings, connection: string, lifeline: lifeline, counters: counters)
        }
    }

    /// Runs `body` with the session, behind what was submitted before.
    func submit(_ body: @escaping @Sendable (inout LookupSession) -> Void) { thread.submit(body) }

    /// Closes the connection and ends the thread, as soon as it returns from what it is doing.
    func stop() { thread.stop() }

    /// The worker is at `job`, or at none.
    func occupy(with job: LookupJob?) { self.job.withLock { $0 = job } }

    /// Whether the worker is still at `job`. Never waits: a cut that does not return holds the lock for good.
    func isAt(_ job: LookupJob) -> Bool { self.job.withLockIfAvailable { $0 === job } ?? true }

    /// The worker lost its connection in the middle of a lookup and is making another.
    var isConnecting: Bool { lifeline.isConnecting }

    /// Ends the database call that the worker is in for `job`; does nothing when it is past it, and at another's
    /// perhaps, or when another cut has not returned. May block, as some drivers' cancellations do.
    func cut(from job: LookupJob) {
        guard !isBeingCut.exchange(true, ordering: .acquiring) else { return }
        self.job.withLock { if $0 === job { lifeline.cut() } }
        isBeingCut.store(false, ordering: .releasing)
    }
}
