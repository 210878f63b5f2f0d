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
        var submitted: ContinuousClock.Instant
        /// When the session took up the key that it is at; nil while the job waits for a session.
        var started: ContinuousClock.Instant?
        var waiter: CheckedContinuation<[LookupAnswer], Never>?
    }

    init(_ keys: [LookupKey], allowed: Duration, waiter: CheckedContinuation<[LookupAnswer], Never>) {
        self.keys = keys
        self.allowed = allowed
        state = Mutex(State(submitted: .now, waiter: waiter))
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
            state.started = .now
            return true
        }
    }

    /// A session answers the key that it took up; false when the clock has answered it already.
    func finish(_ answer: LookupAnswer) -> Bool {
        state.withLock { state in
            guard let waiter = state.waiter else { return false }
            state.answers.append(answer)
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
            let due = (state.started ?? state.submitted) + allowed
            guard due <= now else { return .due(due) }
            state.waiter = nil
            let microseconds = Int64(allowed / .microseconds(1))
            let late: LookupAnswer =
                state.started == nil
                ? .failed(.poolExhausted, microseconds: microseconds, detail: "no connection came free in time")
                : .failed(.timeout, microseconds: microseconds, detail: "the database did not answer in time")
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
