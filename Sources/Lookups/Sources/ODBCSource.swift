import Dispatch
package import ODBC
package import Routing
import Synchronization

/// A database that answers lookups over ODBC.
///
/// Every connection has a thread of its own, which makes every call on its handles; callers wait for an answer
/// and never for a thread. Connections are made in the background, where no lookup is behind them. A clock answers a
/// caller whose time is up, gives the database a little longer, then cuts the driver's socket, so that the thread
/// wakes, lets go of the connection and makes another. A thread that does not return even so is abandoned and
/// replaced, a few times at most.
package final class ODBCSource: LookupSource {
    private let settings: LookupSettings
    private let string: ConnectionString
    private let policy: PoolPolicy
    private let clock = DispatchQueue(label: "callsteer.lookup-clock", qos: .userInteractive)
    /// Not the clock's own: a cut that blocks must hold up nobody's answer.
    private let cutter = DispatchQueue(label: "callsteer.lookup-cut", qos: .userInteractive, attributes: .concurrent)
    private let pool: Mutex<WorkerPool>
    private let counters: LookupCounters
    private let late: @Sendable (LookupKey, LookupAnswer) -> Void
    /// Who waits for all connections.
    private let openings = Mutex<[Once<LookupAnswer?>]>([])
    /// Told when no connection can be made any more, which no lookup need have noticed.
    private let unreachable = Mutex<@Sendable () -> Void>({})

    /// How long after its caller was answered a database may still answer, for the cache's sake.
    private static let grace = Duration.milliseconds(50)
    /// How long after its call was cut a thread may take to return.
    private static let patience = Duration.seconds(2)
    /// How often a call that does not end is cut again.
    private static let tick = Duration.milliseconds(5)

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
        for _ in 0..<max(1, policy.size) {
            workers.append(try PoolWorker(settings, connection: string, counters: counters))
        }
        pool = Mutex(WorkerPool(workers, places: policy.waiting))
        after(until: .now + policy.idle / 2) { [weak self] in self?.lookAfterIdle() }
    }

    /// Connects every thread, so that no call waits for it.
    /// - Returns: What is wrong with the first connection that cannot be made; nil when all is well.
    package func warmUp(withinMilliseconds milliseconds: Int64) async -> LookupAnswer? {
        await withCheckedContinuation { waiter in
            let opening = Once<LookupAnswer?>(waiter)
            openings.withLock { $0.append(opening) }
            if pool.withLock(\.isComplete) { return opened(nil) }
            connect(insisting: true)
            clock.asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds))) {
                opening.give(.failed(.down, detail: "no connection within \(milliseconds) ms"))
            }
        }
    }

    package func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        // What needs no database waits for none.
        var answers = keys.map(settings.answerWithoutAsking)
        var open = answers.indices.filter { answers[$0] == nil }
        if open.count > 1, settings.query.asksManyAtOnce {
            await ask(batches(of: open), keys, within: milliseconds, &answers)
            open.removeAll { answers[$0] != nil }
        }
        // The clock lets go of a job with its first late key; those behind it go to whatever session is free.
        while !open.isEmpty {
            await ask(open.map { [$0] }, keys, within: milliseconds, &answers)
            open.removeAll { answers[$0] != nil }
        }
        return answers.compactMap(\.self)
    }

    /// Has `body` called whenever an attempt to connect has failed and there is no connection left.
    package func whenUnreachable(_ body: @escaping @Sendable () -> Void) { unreachable.withLock { $0 = body } }

    /// Closes the connections. It waits for a database that is being asked, as long as that takes.
    package func stop() {
        for worker in pool.withLock({ $0.stop() }) { worker.stop() }
    }

    /// As many keys at a time as a statement has markers for.
    private func batches(of keys: [Int]) -> [[Int]] {
        let spellings = settings.form == .auto ? LookupSettings.spellingsAtOnce : 1
        let size = max(1, (OpenLookup.markers.last ?? 1) / spellings)
        return stride(from: 0, to: keys.count, by: size).map { Array(keys[$0..<min($0 + size, keys.count)]) }
    }

    /// Asks for `keys` by their places, in these units, and puts in place what is answered.
    private func ask(
        _ units: [[Int]], _ keys: [LookupKey], within milliseconds: Int64, _ answers: inout [LookupAnswer?]
    ) async {
        let results = await withCheckedContinuation { waiter in
            submit(LookupJob(units.map { $0.map { keys[$0] } }, allowed: .milliseconds(milliseconds), waiter: waiter))
        }
        for (unit, result) in zip(units, results) {
            guard let result else { continue }
            for (index, answer) in zip(unit, result) { answers[index] = answer }
        }
    }

    private func submit(_ job: LookupJob) {
        let due = job.due
        let (place, isFirst) = pool.withLock { pool in
            let place = pool.place(for: job)
            if case .refused = place { return (place, false) }
            return (place, pool.open.open(job, due: due))
        }
        switch place {
        case .refused(let answer): job.refuse(answer)
        case .worker(let worker): run(job, on: worker)
        case .queue: connect()
        }
        if isFirst { look(at: due) }
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
                // Who has a connection is to ask for the rest.
                if !session.isConnected { job.handBack() }
            }
            worker.occupy(with: nil)
            handOn(worker, session, after: job)
        }
    }

    /// Looks after the worker's connection, between calls so that none pays for it, and gives the worker to who has waited
    /// longest, or to nobody.
    private func handOn(_ worker: PoolWorker, _ session: LookupSession, after job: LookupJob? = nil) {
        if session.wantsCare(policy) {
            // Under the eye of the clock as a lookup is: a server that has stopped answers this as little.
            let upkeep = LookupJob.upkeep()
            worker.occupy(with: upkeep)
            after(until: .now + .milliseconds(settings.timeout)) { [self] in free(worker, from: upkeep) }
            session.care(policy)
            worker.occupy(with: nil)
        }
        let isConnected = session.isConnected
        let next = pool.withLock { pool -> LookupJob? in
            if let job { pool.open.close(job) }
            guard !isConnected else { return pool.release(worker) }
            pool.setAside(worker)
            return nil
        }
        if !isConnected { connect() }
        if let next { run(next, on: worker) }
    }

    /// Looks after connections that nobody uses, now and as long as the source is there.
    private func lookAfterIdle() {
        for worker in pool.withLock({ $0.takeIdle() }) {
            worker.submit { [weak self] session in self?.handOn(worker, session) }
        }
        let next = ContinuousClock.now + policy.idle / 2
        after(until: next) { [weak self] in self?.lookAfterIdle() }
    }

    private func tooLate(_ key: LookupKey, _ answer: LookupAnswer) {
        // A call that was cut ends too, but brings nothing.
        guard !answer.outcome.isFailure else { return }
        counters.count(.lateRow)
        late(key, answer)
    }

    /// Looks at all open lookups at `due`, and again when the next of them may be late.
    private func look(at due: ContinuousClock.Instant) {
        after(until: due) { [self] in
            guard let open = pool.withLock({ $0.open.atLook(due) }) else { return }
            guard let next = open.compactMap(overdue).min() else { return }
            if pool.withLock({ $0.open.wants(lookBy: next) }) { look(at: next) }
        }
    }

    /// Does what the standing of `job` asks for.
    /// - Returns: When it is due, if it still is.
    private func overdue(_ job: LookupJob) -> ContinuousClock.Instant? {
        switch job.expire(at: .now, isUnreachable: pool.withLock(\.isUnreachable)) {
        case .due(let due):
            return due
        case .closed:
            pool.withLock { $0.open.close(job) }
        case .expired(let worker):
            pool.withLock { pool in
                pool.open.close(job)
                // It must not stand in the way of lookups that can still be answered.
                if worker == nil { pool.forget(job) }
            }
            if let worker { after(until: .now + Self.grace) { [self] in free(worker, from: job) } }
        }
        return nil
    }

    /// Cuts the call that `worker` is in for `job`, until it ends or is given up for lost: for so many cuts rather than
    /// for so long, for a machine that has stood still itself owes the thread that time.
    private func free(_ worker: PoolWorker, from job: LookupJob, cuts: Int = 0) {
        guard worker.isAt(job) else { return }
        // There is nothing to cut of a connection that is being made: it ends by its own limit.
        let patience = worker.isConnecting ? Self.patience + settings.connectLimit : Self.patience
        guard Self.tick * cuts < patience else { return abandon(worker, at: job) }
        cutter.async { worker.cut(from: job) }
        after(until: .now + Self.tick) { [self] in free(worker, from: job, cuts: cuts + 1) }
    }

    /// Gives a thread up for lost that no cut brought back, and makes another in its place while that is bearable.
    private func abandon(_ worker: PoolWorker, at job: LookupJob) {
        let replacement = replacement()
        guard pool.withLock({ $0.abandon(worker, at: job, for: replacement) }) else { return }
        counters.count(.threadAbandoned)
        connect()
    }

    /// A worker in the place of one that is lost, if there may be another.
    private func replacement() -> PoolWorker? {
        guard pool.withLock(\.replacesLost) else { return nil }
        return try? PoolWorker(settings, connection: string, counters: counters)
    }

    /// Has a worker that has no connection make one, and those behind it after it.
    private func connect(insisting: Bool = false) {
        guard let attempt = pool.withLock({ $0.nextAttempt(insisting: insisting) }) else { return }
        attempt.worker.submit { [self] session in
            if let failure = session.warmUp() {
                settle(pool.withLock { $0.failed(attempt, failure) }, failure)
            } else {
                if let next = pool.withLock({ $0.succeeded(attempt) }) { run(next, on: attempt.worker) }
                if pool.withLock(\.isComplete) { opened(nil) }
                connect()
            }
        }
        after(until: .now + settings.connectLimit + Self.patience) { [weak self] in self?.abandon(attempt) }
    }

    /// Gives a thread up for lost that has not returned from connecting by any limit.
    private func abandon(_ attempt: WorkerPool.Attempt) {
        guard pool.withLock({ $0.isUnderWay(attempt) }) else { return }
        let failure = LookupAnswer.failed(.down, detail: "the driver does not return from connecting")
        let replacement = replacement()
        guard let outcome = pool.withLock({ $0.abandon(attempt, for: replacement, failure) }) else { return }
        counters.count(.threadAbandoned)
        settle(outcome, failure)
    }

    /// Tells those who waited for a connection that there is none, and has the next attempt made in time.
    private func settle(_ outcome: WorkerPool.Failure, _ failure: LookupAnswer) {
        for job in outcome.hopeless { job.refuse(failure) }
        // What is set up wrongly is for an operator to mend, and no breaker hides it from him.
        if outcome.isUnreachable, failure.outcome.countsForBreaker { unreachable.withLock { $0 }() }
        opened(failure)
        guard let pause = outcome.pause else { return }
        // Not for its own sake: a source that nobody has any more tries nothing.
        after(until: .now + pause) { [weak self] in
            self?.pool.withLock { $0.endPause() }
            self?.connect()
        }
    }

    /// All connections are made, or one could not be.
    private func opened(_ failure: LookupAnswer?) {
        let waiting = openings.withLock { openings in
            defer { openings = [] }
            return openings
        }
        for opening in waiting { opening.give(failure) }
    }

    private func after(until due: ContinuousClock.Instant, _ body: @escaping @Sendable () -> Void) {
        let nanoseconds = max(0, ContinuousClock.now.duration(to: due) / .nanoseconds(1))
        clock.asyncAfter(deadline: .now() + .nanoseconds(Int(nanoseconds.rounded(.up))), execute: body)
    }
}
