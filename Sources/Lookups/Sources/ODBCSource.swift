import Dispatch
package import ODBC
package import Routing
import Synchronization

/// A database that answers lookups over ODBC.
///
/// Every connection has a thread of its own, which makes every call on its handles; callers wait for an answer
/// and never for a thread. A clock answers a caller whose time is up (SQLite honours no time-out of its own), and
/// what the database says afterwards is dropped.
package final class ODBCSource: LookupSource {
    private let threads: [SessionThread<LookupSession>]
    private let clock = DispatchQueue(label: "callsteer.lookup-clock", qos: .userInteractive)
    private let dispatch: Mutex<Dispatching>
    private let late = Atomic<Int>(0)

    private struct Dispatching {
        var idle: [Int]
        var waiting: [LookupJob] = []
    }

    /// Lookups beyond this many in waiting are refused at once: they could not be answered in time.
    private static let waitingLimit = 64

    /// A source of `connections` connections to the database behind `string`.
    package init(
        _ settings: LookupSettings, connection string: ConnectionString, connections: Int = 1
    ) throws(ThreadRefusal) {
        var threads: [SessionThread<LookupSession>] = []
        for _ in 0..<max(1, connections) {
            threads.append(
                try SessionThread(name: "odbc \(settings.name)") { LookupSession(settings, connection: string) })
        }
        self.threads = threads
        dispatch = Mutex(Dispatching(idle: Array(threads.indices.reversed())))
    }

    /// Answers that came after their caller had been answered by the clock, and were dropped.
    package var lateAnswers: Int { late.load(ordering: .relaxed) }

    /// Connects every thread, so that no call waits for it.
    /// - Returns: What is wrong with the first connection that cannot be made; nil when all is well.
    package func warmUp(withinMilliseconds milliseconds: Int64) async -> LookupAnswer? {
        for thread in threads {
            let opening = Opening()
            let failure = await withCheckedContinuation { (waiter: CheckedContinuation<LookupAnswer?, Never>) in
                opening.wait(waiter)
                thread.submit { opening.finish($0.warmUp()) }
                clock.asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds))) {
                    opening.finish(.failed(.down, detail: "no connection within \(milliseconds) ms"))
                }
            }
            if let failure { return failure }
        }
        return nil
    }

    package func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        var answers: [LookupAnswer] = []
        // The clock lets go of a job with its first late key; the keys behind it go to whatever session is free.
        while answers.count < keys.count {
            let rest = Array(keys[answers.count...])
            answers += await withCheckedContinuation { waiter in
                submit(LookupJob(rest, allowed: .milliseconds(milliseconds), waiter: waiter))
            }
        }
        return answers
    }

    /// Closes the connections. It waits for a database that is being asked, as long as that takes.
    package func stop() { threads.forEach { $0.stop() } }

    private func submit(_ job: LookupJob) {
        let taken: (thread: Int?, isRefused: Bool) = dispatch.withLock { dispatch in
            if let thread = dispatch.idle.popLast() { return (thread, false) }
            guard dispatch.waiting.count < Self.waitingLimit else { return (nil, true) }
            dispatch.waiting.append(job)
            return (nil, false)
        }
        if taken.isRefused {
            job.refuse(.failed(.poolExhausted, detail: "\(Self.waitingLimit) lookups are waiting already"))
            return
        }
        watch(job, until: .now + job.allowed)
        if let thread = taken.thread { run(job, on: thread) }
    }

    private func run(_ job: LookupJob, on index: Int) {
        threads[index].submit { [self] session in
            for key in job.keys {
                guard job.begin() else { break }
                guard job.finish(session.answer(key)) else {
                    late.add(1, ordering: .relaxed)
                    break
                }
            }
            let next: LookupJob? = dispatch.withLock { dispatch in
                guard !dispatch.waiting.isEmpty else {
                    dispatch.idle.append(index)
                    return nil
                }
                return dispatch.waiting.removeFirst()
            }
            if let next { run(next, on: index) }
        }
    }

    private func watch(_ job: LookupJob, until due: ContinuousClock.Instant) {
        let nanoseconds = max(0, ContinuousClock.now.duration(to: due) / .nanoseconds(1))
        clock.asyncAfter(deadline: .now() + .nanoseconds(Int(nanoseconds.rounded(.up)))) { [self] in
            switch job.expire(at: .now) {
            case .closed: break
            // It must not stand in the way of lookups that can still be answered.
            case .expired: dispatch.withLock { $0.waiting.removeAll { $0 === job } }
            case .due(let due): watch(job, until: due)
            }
        }
    }
}

/// A connection being opened, and who waits for it: answered once, by the session or the clock.
private final class Opening: Sendable {
    private let waiter = Mutex<CheckedContinuation<LookupAnswer?, Never>?>(nil)

    func wait(_ continuation: CheckedContinuation<LookupAnswer?, Never>) { waiter.withLock { $0 = continuation } }

    func finish(_ answer: LookupAnswer?) {
        waiter.withLock { waiter in
            waiter?.resume(returning: answer)
            waiter = nil
        }
    }
}
