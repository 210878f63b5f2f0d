import Routing
import Synchronization

/// Keys on their way to a session, in units that are asked at once, and who is waiting for the answers. Each unit is
/// answered exactly once: by the session, or by the clock.
final class LookupJob: Sendable {
    /// The answers of a unit; nil where each of its keys is to be asked for by itself.
    typealias Answers = [LookupAnswer]?

    let units: [[LookupKey]]
    let allowed: Duration
    private let state: Mutex<State>

    private struct State {
        var answers: [Answers] = []
        /// Since when the time of the unit in hand runs: of the first since it was submitted, for waiting for a
        /// connection is inside it, of any other since the answer before it.
        var since: ContinuousClock.Instant
        /// Who has taken the job up.
        var worker: PoolWorker?
        var waiter: CheckedContinuation<[Answers], Never>?
    }

    init(_ units: [[LookupKey]], allowed: Duration, waiter: CheckedContinuation<[Answers], Never>?) {
        self.units = units
        self.allowed = allowed
        state = Mutex(State(since: .now, waiter: waiter))
    }

    /// What a worker is at when it looks after its connection: nobody waits for it.
    static func upkeep() -> LookupJob { LookupJob([], allowed: .zero, waiter: nil) }

    /// When the unit in hand is late.
    var due: ContinuousClock.Instant { state.withLock { $0.since + allowed } }

    /// What the clock finds when it looks.
    enum Standing {
        /// Everything is answered.
        case closed
        /// It is not late before this.
        case due(ContinuousClock.Instant)
        /// The caller has just been answered; this worker is still at it, or none ever was.
        case expired(PoolWorker?)
    }

    /// A worker takes up the next unit; nil when nobody waits any more, else the time by which it is to be answered.
    func begin(on worker: PoolWorker) -> ContinuousClock.Instant? {
        state.withLock { state in
            guard state.waiter != nil else { return nil }
            state.worker = worker
            return state.since + allowed
        }
    }

    /// A worker answers the unit that it took up; false when the clock has answered it already.
    func finish(_ answers: Answers) -> Bool {
        state.withLock { state in
            guard let waiter = state.waiter else { return false }
            state.answers.append(answers)
            state.since = .now
            if state.answers.count == units.count {
                state.waiter = nil
                waiter.resume(returning: state.answers)
            }
            return true
        }
    }

    /// Answers the unit in hand as late if it is, and lets the waiter go with what there is. Who still waits for a
    /// connection is told so, or that the source `isUnreachable` when there is none to wait for.
    func expire(at now: ContinuousClock.Instant, isUnreachable: @autoclosure () -> Bool) -> Standing {
        state.withLock { state in
            guard let waiter = state.waiter else { return .closed }
            let due = state.since + allowed
            guard due <= now else { return .due(due) }
            state.waiter = nil
            let microseconds = Int64(allowed / .microseconds(1))
            let late: LookupAnswer =
                if state.worker != nil {
                    .failed(.timeout, microseconds: microseconds, detail: "the database did not answer in time")
                } else if isUnreachable() {
                    .failed(.down, microseconds: microseconds, detail: "no connection could be made in time")
                } else {
                    .failed(.poolExhausted, microseconds: microseconds, detail: "no connection came free in time")
                }
            // Of several keys asked at once nobody can say which one took so long.
            let unit = units[state.answers.count]
            waiter.resume(returning: state.answers + [unit.count == 1 ? [late] : nil])
            return .expired(state.worker)
        }
    }

    /// Lets the waiter go with what there is, to have the rest asked for anew.
    func handBack() {
        state.withLock { state in
            state.waiter?.resume(returning: state.answers)
            state.waiter = nil
        }
    }

    /// Refuses the job at once.
    func refuse(_ answer: LookupAnswer) {
        state.withLock { state in
            state.waiter?.resume(returning: units.map { $0.map { _ in answer } })
            state.waiter = nil
        }
    }
}
