/// What is said about one RouteRequest, from its arrival to its end.
///
/// There is never more than one RouteSelect whose outcome is open: the portal takes the first that it can use.
struct RouteDialogue: Sendable {
    enum Phase: Sendable {
        case deciding
        case selecting(Attempt)
        /// Nothing more is to be said; the portal's word is waited for.
        case awaiting
        case ended
    }

    struct Attempt: Sendable {
        let requestID: Int32
        let target: RouteTarget
        /// The target's place in the plan; nil for the answer by default.
        let choice: Int?
        var mayHaveArrived = true
    }

    /// What a dialogue does in answer to an input.
    enum Step {
        case send(RouteSelect)
        case end(RouteEnd)
        case sessionUnknown
        case stray
    }

    /// Which call. What else the request told went into the decision.
    let call: CallIdentity
    let received: Duration
    /// Until when there has to be a decision, until when the portal waits, and until when its last word is waited for.
    let deadline: Duration
    let timeout: Duration
    let last: Duration

    private(set) var phase = Phase.deciding
    private var plan = RoutePlan([])
    private var attempts: [Attempt] = []
    private var resent = 0
    /// Since when the call is known to be gone.
    private var cleared: Duration?
    private var verdict: RouteEnd?
    private let grace: Duration

    init(_ request: RouteRequest, at now: Duration, settings: RouteSettings) {
        let given = request.timeout > 0 ? Duration.seconds(Int64(request.timeout)) : settings.assumedTimeout
        call = request.call
        received = now
        timeout = now + given
        // The lesser of the margin and half the time; a duration is doubled much faster than halved.
        deadline = timeout - (settings.margin * 2 <= given ? settings.margin : given / 2)
        last = timeout + settings.grace
        grace = settings.grace
    }

    var isEnded: Bool { if case .ended = phase { true } else { false } }

    /// When `tick` is due. After the end: when the call may be forgotten.
    var due: Duration {
        switch phase {
        case .deciding: deadline
        case .selecting, .awaiting: min(last, cleared.map { $0 + grace } ?? last)
        case .ended: last
        }
    }

    func awaitsDecision(at now: Duration) -> Bool {
        if case .deciding = phase { now < deadline } else { false }
    }

    /// A decision; nil if it comes too late to be said.
    mutating func decided(_ plan: RoutePlan, at now: Duration, ids: inout RequestIDs) -> [Step]? {
        guard awaitsDecision(at: now) else { return nil }
        self.plan = plan
        return select(from: 0, at: now, ids: &ids)
    }

    mutating func tick(at now: Duration, ids: inout RequestIDs) -> [Step] {
        guard due <= now else { return [] }
        switch phase {
        case .deciding: return selectDefault(at: now, ids: &ids)
        case .selecting(let attempt):
            return end(cleared != nil ? .callerGone : verdict ?? (attempt.mayHaveArrived ? .unconfirmed : .lapsed))
        case .awaiting: return end(cleared != nil ? .callerGone : verdict ?? .lapsed)
        case .ended: return []
        }
    }

    mutating func answered(
        _ requestID: Int32, _ answer: RouteAnswer, at now: Duration, ids: inout RequestIDs
    ) -> [Step] {
        guard case .selecting(var attempt) = phase, attempt.requestID == requestID else { return [] }
        switch answer {
        case .accepted, .none: return []
        case .unsent:
            attempt.mayHaveArrived = false
            phase = .selecting(attempt)
            resent += 1
            guard resent == 1, cleared == nil, now < timeout else { return waitOut(verdict ?? .lapsed) }
            return send(attempt.target, attempt.choice, ids: &ids)
        case .refused: return next(after: attempt, .refused(nil), at: now, ids: &ids)
        case .fault(let fault):
            switch fault.code {
            case .invalidSessionID: return [.sessionUnknown]
            case .invalidCallID: return end(.refused(.invalidCallID))
            default: return next(after: attempt, .refused(fault.code), at: now, ids: &ids)
            }
        }
    }

    mutating func outcome(_ outcome: RouteOutcome, at now: Duration, ids: inout RequestIDs) -> [Step] {
        guard !isEnded else { return [.stray] }
        let id = outcome.header.requestID
        if case .used(let status, _) = outcome.result {
            guard id != 0 else { return end(.switchDefault) }
            guard let attempt = attempts.first(where: { $0.requestID == id }) else { return end(.routedElsewhere) }
            guard status != .routeDefaultUsed, let choice = attempt.choice else { return end(.defaulted) }
            return end(.routed(attempt.target, choice: choice))
        }
        guard case .selecting(let attempt) = phase, attempt.requestID == id else { return [.stray] }
        switch outcome.result {
        case .used: return []
        case .rejected(let reason):
            switch reason {
            // A portal clears the call after an attempt that failed: then that is how it ended.
            case .callCleared: return end(failure ?? .callerGone)
            case .routeTimeout, .callAlreadyRouted: return end(.rejected(reason))
            case .noRouteToDestination, .destinationBusy, .unknownReason, .invalid:
                return next(after: attempt, .rejected(reason), at: now, ids: &ids)
            }
        case .failed(let type, _):
            if type == .invalidCallID || type == .routeTimeout { return end(.failed(type)) }
            return next(after: attempt, .failed(type), at: now, ids: &ids)
        }
    }

    /// The call is gone. An answer that is under way may have been used all the same: its outcome is waited for.
    mutating func callCleared(at now: Duration) -> [Step] {
        switch phase {
        case .deciding, .awaiting: return end(.callerGone)
        case .selecting:
            if cleared == nil { cleared = now }
            return []
        case .ended: return []
        }
    }

    /// How the last attempt failed, if one did.
    private var failure: RouteEnd? { if case .failed? = verdict { verdict } else { nil } }

    mutating func linkLost() -> [Step] { isEnded ? [] : end(.linkLost) }

    /// What follows when an answer could not be used: the next target, or else the default, while there is time.
    private mutating func next(
        after attempt: Attempt, _ end: RouteEnd, at now: Duration, ids: inout RequestIDs
    ) -> [Step] {
        verdict = end
        // A call that is gone is not routed anywhere else.
        if cleared != nil { return self.end(end) }
        guard let choice = attempt.choice else {
            // The portal may still do by itself what it would not do when asked, and will say so.
            return now < timeout ? waitOut(end) : self.end(end)
        }
        return select(from: choice + 1, at: now, ids: &ids)
    }

    private mutating func select(from choice: Int, at now: Duration, ids: inout RequestIDs) -> [Step] {
        guard choice < plan.targets.count, now < deadline else { return selectDefault(at: now, ids: &ids) }
        let target = plan.targets[choice]
        return send(target, target.type == .default ? nil : choice, ids: &ids)
    }

    private mutating func selectDefault(at now: Duration, ids: inout RequestIDs) -> [Step] {
        now < timeout ? send(.byDefault, nil, ids: &ids) : waitOut(verdict)
    }

    private mutating func send(_ target: RouteTarget, _ choice: Int?, ids: inout RequestIDs) -> [Step] {
        let attempt = Attempt(requestID: ids.next(), target: target, choice: choice)
        attempts.append(attempt)
        phase = .selecting(attempt)
        return [
            .send(
                RouteSelect(
                    requestID: attempt.requestID, tenantID: call.tenantID, callID: call.callID,
                    target: target, userData: plan.userData))
        ]
    }

    /// It is over and forgotten: nothing of it is to take room.
    mutating func letGo() {
        phase = .ended
        (plan, attempts) = (RoutePlan([]), [])
    }

    private mutating func waitOut(_ end: RouteEnd?) -> [Step] {
        verdict = end
        phase = .awaiting
        return []
    }

    private mutating func end(_ end: RouteEnd) -> [Step] {
        phase = .ended
        return [.end(end)]
    }
}
