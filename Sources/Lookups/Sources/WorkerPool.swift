import Routing

/// Who of a source's workers is free, who has no connection, and which lookups wait for one; a value that does nothing
/// by itself, so that all of it changes under one lock.
///
/// Connections are made one at a time: a database that is down is not stormed by a whole pool, and of two sockets that
/// are opened at once nothing would tell which is whose. A worker without a connection serves nobody meanwhile, so that
/// one that the database has no room for spoils none of the calls that the others can answer.
struct WorkerPool {
    /// Workers that were not given up.
    private(set) var workers: [PoolWorker]
    private(set) var isStopped = false
    /// Threads that never came back.
    private(set) var abandoned = 0
    /// The lookups that the clock watches.
    var open = OpenJobs()

    private var idle: [PoolWorker] = []
    private var unconnected: [PoolWorker]
    private var attempt: Attempt?
    private var waiting: [LookupJob] = []
    /// How the last attempt to connect failed; nil when it did not, or there was none, or it may have been an accident.
    private var failure: LookupAnswer?
    /// Attempts that failed since one succeeded.
    private var failures = 0
    private var attempts = 0
    private var pause = Self.firstPause
    private var isPausing = false
    private let size: Int
    private let places: Int

    /// The most threads that are made in the place of lost ones: a source has no more than so many beyond its pool.
    static let abandonedLimit = 4

    /// One worker's attempt to connect.
    struct Attempt {
        let worker: PoolWorker
        /// From 1; a worker may make several.
        let number: Int
    }

    /// A server that ends all its sessions may well end one that is just being made: the first attempt that fails says
    /// nothing yet, and another follows soon.
    private static let accidents = 1
    private static let pauseAfterAccident = Duration.milliseconds(5)
    /// Between attempts to connect, twice as long each time.
    private static let firstPause = Duration.milliseconds(50)
    private static let longestPause = Duration.milliseconds(500)
    /// What is set up wrongly no attempt mends, and many wrong passwords may lock an account.
    private static let longestPauseOfRefused = Duration.seconds(5)

    /// Workers that have no connection yet, and `places` for lookups that wait.
    init(_ workers: [PoolWorker], places: Int) {
        self.workers = workers
        self.places = places
        size = workers.count
        unconnected = workers
    }

    /// Nobody has a connection.
    var isUnreachable: Bool { !workers.isEmpty && unconnected.count + (attempt == nil ? 0 : 1) == workers.count }

    /// A lost worker may still be replaced.
    var replacesLost: Bool { abandoned < Self.abandonedLimit && !isStopped }

    /// Everyone has one.
    var isComplete: Bool { unconnected.isEmpty && attempt == nil }

    /// Where a lookup goes.
    enum Place {
        case worker(PoolWorker)
        case queue
        case refused(LookupAnswer)
    }

    /// The place for `job`.
    mutating func place(for job: LookupJob) -> Place {
        guard !isStopped else { return .refused(.failed(.poolExhausted, detail: "the source is being closed")) }
        if let worker = idle.popLast() { return .worker(worker) }
        guard !workers.isEmpty else {
            return .refused(.failed(.poolExhausted, detail: "\(abandoned) threads hang in the driver"))
        }
        if isUnreachable, let failure { return .refused(failure) }
        guard waiting.count < places else {
            return .refused(.failed(.poolExhausted, detail: "\(places) lookups are waiting already"))
        }
        waiting.append(job)
        return .queue
    }

    /// Lets go of a lookup that waits no more.
    mutating func forget(_ job: LookupJob) { waiting.removeAll { $0 === job } }

    /// A worker with a connection has nothing to do: the lookup that has waited longest, if there is one.
    mutating func release(_ worker: PoolWorker) -> LookupJob? {
        guard welcome(worker) else { return nil }
        guard waiting.isEmpty else { return waiting.removeFirst() }
        idle.append(worker)
        return nil
    }

    /// The workers that have nothing to do, taken out to be looked after; they are to be released again.
    mutating func takeIdle() -> [PoolWorker] {
        guard !isStopped else { return [] }
        defer { idle = [] }
        return idle
    }

    /// A worker has lost its connection.
    mutating func setAside(_ worker: PoolWorker) {
        if welcome(worker) { unconnected.append(worker) }
    }

    /// The attempt to connect that is to be made now; nil when none needs to be, or one is under way, or it is too soon.
    mutating func nextAttempt(insisting: Bool = false) -> Attempt? {
        guard !isStopped, attempt == nil, insisting || !isPausing, !unconnected.isEmpty else { return nil }
        attempts += 1
        attempt = Attempt(worker: unconnected.removeFirst(), number: attempts)
        return attempt
    }

    /// The attempt has succeeded: the lookup that its worker serves first.
    mutating func succeeded(_ attempt: Attempt) -> LookupJob? {
        if isUnderWay(attempt) { self.attempt = nil }
        failure = nil
        failures = 0
        pause = Self.firstPause
        return release(attempt.worker)
    }

    /// What follows from an attempt to connect that failed.
    struct Failure {
        /// The lookups that nobody will answer now.
        let hopeless: [LookupJob]
        /// Nobody has a connection, and it is not by accident.
        let isUnreachable: Bool
        /// How long to wait with the next attempt; nil where one is coming already.
        let pause: Duration?
    }

    /// The attempt has failed.
    mutating func failed(_ attempt: Attempt, _ answer: LookupAnswer) -> Failure {
        if isUnderWay(attempt) { self.attempt = nil }
        setAside(attempt.worker)
        return fail(answer)
    }

    /// The attempt has not come to an end.
    func isUnderWay(_ attempt: Attempt) -> Bool { self.attempt?.number == attempt.number }

    /// The next attempt is due.
    mutating func endPause() { isPausing = false }

    /// Gives up a worker that does not return from `job`, for a replacement while that is bearable.
    /// - Returns: Whether it was given up; not when it has just returned.
    mutating func abandon(_ worker: PoolWorker, at job: LookupJob, for replacement: PoolWorker?) -> Bool {
        guard worker.isAt(job) else { return false }
        replace(worker, by: replacement)
        return true
    }

    /// Gives up a worker that does not return from connecting; nil when it has.
    mutating func abandon(_ attempt: Attempt, for replacement: PoolWorker?, _ answer: LookupAnswer) -> Failure? {
        guard isUnderWay(attempt) else { return nil }
        self.attempt = nil
        replace(attempt.worker, by: replacement)
        return fail(answer)
    }

    /// Takes nobody any more.
    mutating func stop() -> [PoolWorker] {
        isStopped = true
        return workers
    }

    private mutating func replace(_ worker: PoolWorker, by replacement: PoolWorker?) {
        workers.removeAll { $0 === worker }
        abandoned += 1
        guard abandoned <= Self.abandonedLimit, !isStopped, let replacement else { return }
        workers.append(replacement)
        unconnected.append(replacement)
    }

    private mutating func fail(_ answer: LookupAnswer) -> Failure {
        failures += 1
        let isAccident = answer.outcome == .down && failures <= Self.accidents && !workers.isEmpty
        let isHopeless = !isAccident && (isUnreachable || workers.isEmpty)
        var hopeless: [LookupJob] = []
        if isHopeless { swap(&hopeless, &waiting) }
        if !isAccident { failure = answer }
        guard !isPausing, !isStopped else { return Failure(hopeless: hopeless, isUnreachable: isHopeless, pause: nil) }
        isPausing = true
        guard !isAccident else {
            return Failure(hopeless: [], isUnreachable: false, pause: Self.pauseAfterAccident)
        }
        defer { pause = min(pause * 2, answer.outcome == .down ? Self.longestPause : Self.longestPauseOfRefused) }
        return Failure(hopeless: hopeless, isUnreachable: isHopeless, pause: pause)
    }

    /// Whether a worker is one of the pool's. One that was given up for lost and is back after all is again, where it
    /// was not replaced.
    private mutating func welcome(_ worker: PoolWorker) -> Bool {
        if workers.contains(where: { $0 === worker }) { return true }
        abandoned -= 1
        guard workers.count < size, !isStopped else { return false }
        workers.append(worker)
        return true
    }
}
