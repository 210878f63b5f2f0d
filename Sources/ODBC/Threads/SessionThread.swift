import Glibc
import Synchronization

/// A thread that owns one session, a connection and what belongs to it, and runs jobs on it one by one.
///
/// Calls of ODBC block, and one that hangs cannot be taken back: on the threads that run Swift tasks, as many
/// as there are processors, a few hanging ones would stop the whole process. Here a hanging job holds up only
/// the jobs behind it. Every accepted job runs exactly once, in order, unless one before it never returns.
///
/// The session never leaves the thread: it is made there, lent to each job, and let go there.
public final class SessionThread<Session>: Sendable {
    private let mailbox = Mailbox<(inout Session) -> Void>()
    private let thread: pthread_t
    private let isJoined = Mutex(false)

    /// Starts the thread.
    /// - Parameters:
    ///   - name: What debuggers show, cut at 15 bytes as Linux demands.
    ///   - makeSession: Makes the session on the new thread, before the first job.
    /// - Throws: When the system gives no further thread.
    public init(name: String, session makeSession: @escaping @Sendable () -> Session) throws(ThreadRefusal) {
        thread = try startThread(name: name) { [mailbox] in
            var session = makeSession()
            var batch: [(inout Session) -> Void] = []
            while mailbox.exchange(&batch) {
                batch.reverse()
                // Taken out before it runs, so that a job's captures end with it and not with the batch.
                while let job = batch.popLast() { job(&session) }
            }
        }
    }

    /// Without `stop` the thread runs what it was given, closes its session and ends by itself. So a thread
    /// that hangs is abandoned by forgetting it.
    deinit {
        guard !isJoined.withLock({ $0 }) else { return }
        mailbox.close()
        pthread_detach(thread)
    }

    /// Adds a job behind those waiting.
    /// - Returns: Whether it was accepted; false once the thread is stopping.
    @discardableResult
    public func submit(_ job: @escaping @Sendable (inout Session) -> Void) -> Bool {
        mailbox.post(job)
    }

    /// Refuses further jobs, waits until those waiting have run and the session is closed, and ends the
    /// thread. It blocks as long as they do, and must not be called by a job of the same thread.
    public func stop() {
        precondition(pthread_equal(pthread_self(), thread) == 0, "a session thread cannot wait for itself")
        mailbox.close()
        isJoined.withLock { isJoined in
            if !isJoined { pthread_join(thread, nil) }
            isJoined = true
        }
    }
}

extension SessionThread where Session == Connection? {
    /// Starts a thread that has no connection yet: a job opens it, and may open another.
    public convenience init(name: String) throws(ThreadRefusal) {
        try self.init(name: name) { nil }
    }
}
