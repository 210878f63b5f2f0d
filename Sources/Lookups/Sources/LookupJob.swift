import Routing
import Synchronization

/// Keys on their way to a session, and who is waiting for the answers. Each key is answered exactly once: by the
/// session, or by the clock.
final class LookupJob: Sendable {
    let keys: [LookupKey]
    let allowed: Duration
    private let state: Mutex<State>

    private struct State {
        var answers: [LookupAnswer] = []
        /// Since when the time of the key in hand runs: of the first since it was submitted, for waiting for a
        /// connection is inside it, of any other since the answer before it.
        var since: ContinuousClock.Instant
        /// A session has taken the job up.
        var isTaken = false
        var waiter: CheckedContinuation<[LookupAnswer], Never>?
    }

    init(_ keys: [LookupKey], allowed: Duration, waiter: CheckedContinuation<[LookupAnswer], Never>) {
        self.keys = keys
        self.allowed = allowed
        state = Mutex(State(since: .now, waiter: waiter))
    }

    /// What the clock finds when it looks.
    enum Standing {
        case closed
        case due(ContinuousClock.Instant)
        case expired
    }

    /// A session takes up the next key; false when nobody waits any more.
    func begin() -> Bool {
        state.withLock { state in
            guard state.waiter != nil else { return false }
            state.isTaken = true
            return true
        }
    }

    /// A session answers the key that it took up; false when the clock has answered it already.
    func finish(_ answer: LookupAnswer) -> Bool {
        state.withLock { state in
            guard let waiter = state.waiter else { return false }
            state.answers.append(answer)
            state.since = .now
            if state.answers.count == keys.count {
                state.waiter = nil
                waiter.resume(returning: state.answers)
            }
            return true
        }
    }

    /// Answers the key in hand as late if it is, and lets the waiter go with what there is.
    func expire(at now: ContinuousClock.Instant) -> Standing {
        state.withLock { state in
            guard let waiter = state.waiter else { return .closed }
            let due = state.since + allowed
            guard due <= now else { return .due(due) }
            state.waiter = nil
            let microseconds = Int64(allowed / .microseconds(1))
            let late: LookupAnswer =
                state.isTaken
                ? .failed(.timeout, microseconds: microseconds, detail: "the database did not answer in time")
                : .failed(.poolExhausted, microseconds: microseconds, detail: "no connection came free in time")
            waiter.resume(returning: state.answers + [late])
            return .expired
        }
    }

    /// Refuses the job at once.
    func refuse(_ answer: LookupAnswer) {
        state.withLock { state in
            state.waiter?.resume(returning: keys.map { _ in answer })
            state.waiter = nil
        }
    }
}
