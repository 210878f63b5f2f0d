import ODBC
import Synchronization

/// A thread with a connection, and what the clock needs to free it from a call that does not end.
final class PoolWorker: Sendable {
    private let thread: SessionThread<LookupSession>
    private let lifeline: Lifeline
    private let job = Mutex<LookupJob?>(nil)

    init(_ settings: LookupSettings, connection string: ConnectionString) throws(ThreadRefusal) {
        let lifeline = Lifeline()
        self.lifeline = lifeline
        thread = try SessionThread(name: "odbc \(settings.name)") {
            LookupSession(settings, connection: string, lifeline: lifeline)
        }
    }

    /// Runs `body` with the session, behind what was submitted before.
    func submit(_ body: @escaping @Sendable (inout LookupSession) -> Void) { thread.submit(body) }

    /// Closes the connection and ends the thread, as soon as it returns from what it is doing.
    func stop() { thread.stop() }

    /// The worker is at `job`, or at none.
    func occupy(with job: LookupJob?) { self.job.withLock { $0 = job } }

    /// Whether the worker is still at `job`.
    func isAt(_ job: LookupJob) -> Bool { self.job.withLock { $0 === job } }

    /// The worker has no connection and is making one.
    var isConnecting: Bool { lifeline.isConnecting }

    /// Ends the database call that the worker is in for `job`; false when it is past it, and at another's perhaps.
    func cut(from job: LookupJob) -> Bool {
        self.job.withLock { current in
            guard current === job else { return false }
            lifeline.cut()
            return true
        }
    }
}
