extension Session {
    mutating func tick(
        at now: Duration, ids: inout RequestIDs, using random: inout some RandomNumberGenerator
    ) -> [SessionEffect] {
        if case .waiting(let until) = state, until <= now { return open(at: now) }
        if let pending, pending.until <= now {
            return answered(pending.exchange, .none, at: now, ids: &ids, using: &random)
        }
        if let watch, watch <= now { return lost(.silence, at: now, using: &random) }
        if let snapshot, snapshot.until <= now { return askForSnapshot(at: now, ids: &ids) }
        if let renewal, renewal <= now { return askForSnapshot(at: now, ids: &ids) }
        return []
    }

    mutating func received(
        _ event: Event, at now: Duration, using random: inout some RandomNumberGenerator
    ) -> [SessionEffect] {
        switch event {
        case .link(let link) where link.component == .centerCord && link.state == .down:
            lost(.systemDown, at: now, using: &random)
        case .snapshot(let part): snapshotPart(part, at: now)
        case .snapshotFailed(let requestID, _): snapshotFailed(requestID, at: now)
        default: []
        }
    }

    /// Gives the session up and turns to the next portal: at once, or, when all of them have been tried, after a wait of
    /// random length, so that clients whose portal fell do not all come back in the same moment ("full jitter").
    mutating func lost(
        _ loss: SessionLoss, at now: Duration, using random: inout some RandomNumberGenerator
    ) -> [SessionEffect] {
        var effects: [SessionEffect] = []
        switch state {
        case .idle, .waiting, .closed: return []
        case .closing:
            // What was to be closed is gone, which is as good.
            (pending, sessionID, state) = (nil, "", .closed)
            return [.stopped]
        case .onLine:
            effects.append(.wentOffLine(loss))
            fallthrough
        case .registering, .goingOnLine:
            // The portal may be there and only slow: let it have its place back. No answer is waited for.
            effects.append(.send(.close, exchange()))
        case .opening:
            // A portal that has called StartSession has given a place away, even if its answer does not come.
            effects += closeBegun(but: nil)
        }
        (pending, watch, snapshot, sessionID, late, begun) = (nil, nil, nil, "", [], [])
        (renewal, onLineSince) = (nil, nil)
        let failed = portalURL
        portal = (portal + 1) % settings.portals.count
        failures += 1
        let wait = backoff(using: &random)
        effects.append(.attemptFailed(portal: failed, loss, next: now + wait))
        guard wait > .zero else { return effects + open(at: now) }
        state = .waiting(until: now + wait)
        return effects
    }

    /// Closes the sessions that StartSession told of, but the one that is used.
    mutating func closeBegun(but used: String?) -> [SessionEffect] {
        let ids = begun.filter { $0 != used }
        begun = []
        return ids.map { closing($0, at: portalURL) }
    }

    /// Best effort: no answer is waited for.
    mutating func closing(_ id: String, at portal: String) -> SessionEffect {
        exchanges += 1
        return .send(.close, Exchange(number: exchanges, portal: portal, sessionID: id))
    }

    private func backoff(using random: inout some RandomNumberGenerator) -> Duration {
        let (rounds, rest) = failures.quotientAndRemainder(dividingBy: settings.portals.count)
        guard rest == 0 else { return .zero }
        let longest = min(settings.longestBackoff, settings.shortestBackoff * (1 << min(rounds - 1, 20)))
        // Microseconds are fine enough, and never none: even the shortest wait lets the caller's loop turn.
        let microseconds = longest.components.seconds * 1_000_000 + longest.components.attoseconds / 1_000_000_000_000
        return .microseconds(Int64.random(in: 1...max(1, microseconds), using: &random))
    }
}
