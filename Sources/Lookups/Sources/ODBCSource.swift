import Dispatch
package import ODBC
package import Routing
import Synchronization

/// A database that answers lookups over ODBC.
///
/// Every connection has a thread of its own, which makes every call on its handles; callers wait for an answer
/// and never for a thread. A clock answers a caller whose time is up, gives the database a little longer, then cuts
/// the driver's socket, so that the thread wakes, lets go of the connection and makes another in the background. A
/// thread that does not return even so is abandoned and replaced, a few times at most.
package final class ODBCSource: LookupSource {
    private let settings: LookupSettings
    private let string: ConnectionString
    private let policy: PoolPolicy
    private let clock = DispatchQueue(label: "callsteer.lookup-clock", qos: .userInteractive)
    private let pool: Mutex<Pool>
    private let counters: LookupCounters
    private let late: @Sendable (LookupKey, LookupAnswer) -> Void
    /// Told when a lost connection cannot be made anew, which no lookup need have noticed.
    private let unreachable = Mutex<@Sendable () -> Void>({})

    private struct Pool {
        var idle: [PoolWorker]
        var all: [PoolWorker]
        var waiting: [LookupJob] = []
        /// Threads that never came back.
        var abandoned = 0
        var isStopped = false

        /// Nobody is being served: every thread is making a connection.
        var isConnecting: Bool { !all.isEmpty && all.allSatisfy(\.isConnecting) }
    }

    /// How long after its caller was answered a database may still answer, for the cache's sake.
    private static let grace = Duration.milliseconds(50)
    /// How long after its call was cut a thread may take to return.
    private static let patience = Duration.seconds(2)
    /// How often a call that does not end is cut again.
    private static let tick = Duration.milliseconds(5)
    /// The most threads that are given up for lost.
    static let abandonedLimit = 4

    /// A source of connections to the database behind `string`. Answers that come too late for their caller go to
    /// `late`; they must not be used for any call in course.
    package init(
        _ settings: LookupSettings, connection string: ConnectionString, pool policy: PoolPolicy = PoolPolicy(),
        counters: LookupCounters = LookupCounters(),
        late: @escaping @Sendable (LookupKey, LookupAnswer) -> Void = { _, _ in }
    ) throws(ThreadRefusal) {
        self.settings = settings
        self.string = string
        self.policy = policy
        self.counters = counters
        self.late = late
        var workers: [PoolWorker] = []
        for _ in 0..<max(1, policy.size) { workers.append(try PoolWorker(settings, connection: string)) }
        pool = Mutex(Pool(idle: workers.reversed(), all: workers))
    }

    /// Connects every thread, so that no call waits for it.
    /// - Returns: What is wrong with the first connection that cannot be made; nil when all is well.
    package func warmUp(withinMilliseconds milliseconds: Int64) async -> LookupAnswer? {
        for worker in pool.withLock({ $0.all }) {
            let opening = Opening()
            let failure = await withCheckedContinuation { (waiter: CheckedContinuation<LookupAnswer?, Never>) in
                opening.wait(waiter)
                worker.submit { opening.finish($0.warmUp()) }
                clock.asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds))) {
                    opening.finish(.failed(.down, detail: "no connection within \(milliseconds) ms"))
                }
            }
            if let failure { return failure }
        }
        return nil
    }

    package func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        var answers = [LookupAnswer?](repeating: nil, count: keys.count)
        if keys.count > 1, settings.query.asksManyAtOnce {
            await ask(batches(of: keys), keys, within: milliseconds, &answers)
        }
        // The clock lets go of a job with its first late key; those behind it go to whatever session is free.
        while case let open = answers.indices.filter({ answers[$0] == nil }), !open.isEmpty {
            await ask(open.map { $0..<$0 + 1 }, keys, within: milliseconds, &answers)
        }
        return answers.compactMap(\.self)
    }

    /// Has `body` called whenever a lost connection cannot be made anew.
    package func whenUnreachable(_ body: @escaping @Sendable () -> Void) { unreachable.withLock { $0 = body } }

    /// Closes the connections. It waits for a database that is being asked, as long as that takes.
    package func stop() {
        let workers = pool.withLock { pool in
            pool.isStopped = true
            return pool.all
        }
        for worker in workers { worker.stop() }
    }

    /// As many keys at a time as a statement has markers for.
    private func batches(of keys: [LookupKey]) -> [Range<Int>] {
        let spellings = settings.form == .auto ? LookupSettings.spellingsAtOnce : 1
        let size = max(1, (OpenLookup.markers.last ?? 1) / spellings)
        return stride(from: 0, to: keys.count, by: size).map { $0..<min($0 + size, keys.count) }
    }

    private func ask(
        _ units: [Range<Int>], _ keys: [LookupKey], within milliseconds: Int64, _ answers: inout [LookupAnswer?]
    ) async {
        let results = await withCheckedContinuation { waiter in
            submit(LookupJob(units.map { Array(keys[$0]) }, allowed: .milliseconds(milliseconds), waiter: waiter))
        }
        for (unit, result) in zip(units, results) {
            guard let result else { continue }
            for (index, answer) in zip(unit, result) { answers[index] = answer }
        }
    }

    private func submit(_ job: LookupJob) {
        enum Place { case worker(PoolWorker), queue, refused(String) }
        let place: Place = pool.withLock { pool in
            guard !pool.isStopped else { return .refused("the source is being closed") }
            if let worker = pool.idle.popLast() { return .worker(worker) }
            guard !pool.all.isEmpty else { return .refused("\(pool.abandoned) threads hang in the driver") }
            guard pool.waiting.count < policy.waiting else {
                return .refused("\(policy.waiting) lookups are waiting already")
            }
            pool.waiting.append(job)
            return .queue
        }
        switch place {
        case .refused(let reason):
            job.refuse(.failed(.poolExhausted, detail: reason))
        case .worker(let worker):
            run(job, on: worker)
            watch(job, at: .now + job.allowed)
        case .queue:
            watch(job, at: .now + job.allowed)
        }
    }

    private func run(_ job: LookupJob, on worker: PoolWorker) {
        worker.occupy(with: job)
        worker.submit { [self] session in
            for unit in job.units {
                guard let deadline = job.begin(on: worker) else { break }
                let answers =
                    unit.count == 1 ? [session.answer(unit[0], deadline: deadline)] : session.answers(to: unit)
                guard job.finish(answers) else {
                    if unit.count == 1, let answer = answers?.first { tooLate(unit[0], answer) }
                    break
                }
            }
            worker.occupy(with: nil)
            // Between calls, so that none pays for it.
            if !session.isConnected, session.warmUp() != nil { unreachable.withLock { $0 }() }
            session.refresh(idle: policy.idle, lifetime: policy.lifetime)
            release(worker)
        }
    }

    private func tooLate(_ key: LookupKey, _ answer: LookupAnswer) {
        // A call that was cut ends too, but brings nothing.
        guard !answer.outcome.isFailure else { return }
        counters.count(.lateRow)
        late(key, answer)
    }

    /// Gives the worker to who has waited longest, or to nobody.
    private func release(_ worker: PoolWorker) {
        let next: LookupJob? = pool.withLock { pool in
            if !pool.all.contains(where: { $0 === worker }) {
                // Given up for lost, and back after all: welcome where it was not replaced.
                pool.abandoned -= 1
                guard pool.all.count < policy.size, !pool.isStopped else { return nil }
                pool.all.append(worker)
            }
            guard pool.waiting.isEmpty else { return pool.waiting.removeFirst() }
            pool.idle.append(worker)
            return nil
        }
        if let next { run(next, on: worker) }
    }

    /// Looks at `job` when it is due, and does what its standing asks for.
    private func watch(_ job: LookupJob, at due: ContinuousClock.Instant) {
        after(until: due) { [self] in
            switch job.expire(at: .now, isUnreachable: pool.withLock(\.isConnecting)) {
            case .closed: break
            case .due(let due): watch(job, at: due)
            case .expired(let worker):
                guard let worker else {
                    // It must not stand in the way of lookups that can still be answered.
                    pool.withLock { $0.waiting.removeAll { $0 === job } }
                    break
                }
                after(until: .now + Self.grace) { [self] in free(worker, from: job, since: .now) }
            }
        }
    }

    /// Cuts the call that `worker` is in for `job`, until it ends or is given up for lost.
    private func free(_ worker: PoolWorker, from job: LookupJob, since start: ContinuousClock.Instant) {
        guard .now - start < Self.patience else { return abandon(worker, from: job) }
        guard worker.cut(from: job) else { return }
        after(until: .now + Self.tick) { [self] in free(worker, from: job, since: start) }
    }

    /// Gives a thread up for lost that no cut brought back, and makes another in its place while that is bearable.
    private func abandon(_ worker: PoolWorker, from job: LookupJob) {
        guard worker.isAt(job) else { return }
        counters.count(.threadAbandoned)
        let replacement = try? PoolWorker(settings, connection: string)
        let next: (PoolWorker, LookupJob)? = pool.withLock { pool in
            pool.all.removeAll { $0 === worker }
            pool.abandoned += 1
            guard pool.abandoned <= Self.abandonedLimit, !pool.isStopped, let replacement else { return nil }
            pool.all.append(replacement)
            guard pool.waiting.isEmpty else { return (replacement, pool.waiting.removeFirst()) }
            pool.idle.append(replacement)
            return nil
        }
        if let (worker, job) = next { run(job, on: worker) }
    }

    private func after(until due: ContinuousClock.Instant, _ body: @escaping @Sendable () -> Void) {
        let nanoseconds = max(0, ContinuousClock.now.duration(to: due) / .nanoseconds(1))
        clock.asyncAfter(deadline: .now() + .nanoseconds(Int(nanoseconds.rounded(.up))), execute: body)
    }
}
