extension Session {
    mutating func start(at now: Duration) -> [SessionEffect] {
        guard state == .idle || state == .closed else { return [] }
        failures = 0
        return open(at: now)
    }

    mutating func open(at now: Duration) -> [SessionEffect] {
        state = .opening
        (sessionID, begun) = ("", [])
        return [send(.open(settings.credentials, callback: settings.callback), at: now)]
    }

    mutating func answered(
        _ exchange: Exchange, _ answer: SessionAnswer, at now: Duration, ids: inout RequestIDs,
        using random: inout some RandomNumberGenerator
    ) -> [SessionEffect] {
        if let asked = snapshot, asked.exchange == exchange {
            return snapshotAnswered(answer, at: now, using: &random)
        }
        guard let pending, pending.exchange == exchange else { return outdated(exchange, answer) }
        self.pending = nil
        if state == .closing { return closed(answer, at: now) }
        switch answer {
        case .opened(let sessionID) where state == .opening:
            self.sessionID = sessionID
            let others = closeBegun(but: sessionID)
            let requests =
                settings.categories.map(SessionRequest.register)
                + settings.filters.map(SessionRequest.addFilter)
            return others + register(requests[...], at: now)
        case .opened, .accepted:
            // Without an id there is no session to go on with.
            return state == .opening ? lost(.noAnswer, at: now, using: &random) : advance(at: now, ids: &ids)
        case .refused(let code):
            let isUnknown = code == ResponseCode.invalidSessionID.number
            return lost(isUnknown ? .unknownSession : .refused(code: code), at: now, using: &random)
        case .fault(let fault):
            return lost(fault.code == .invalidSessionID ? .unknownSession : .fault(fault), at: now, using: &random)
        case .none: return lost(.noAnswer, at: now, using: &random)
        }
    }

    /// A session that is opened when nobody waits for it any more would keep its place at the portal.
    private mutating func outdated(_ exchange: Exchange, _ answer: SessionAnswer) -> [SessionEffect] {
        guard case .opened(let id) = answer, id != sessionID else { return [] }
        return [closing(id, at: exchange.portal)]
    }

    private mutating func advance(at now: Duration, ids: inout RequestIDs) -> [SessionEffect] {
        switch state {
        case .registering(let left): return register(left, at: now)
        case .goingOnLine:
            state = .onLine
            (watch, onLineSince) = (now + settings.watch, now)
            return [.wentOnLine(portal: portalURL, sessionID: sessionID)] + catchUp(at: now, ids: &ids)
        case .onLine: return catchUp(at: now, ids: &ids)
        case .idle, .waiting, .opening, .closing, .closed: return []
        }
    }

    private mutating func register(_ requests: ArraySlice<SessionRequest>, at now: Duration) -> [SessionEffect] {
        guard let request = requests.first else {
            state = .goingOnLine
            return [send(.goOnLine, at: now)]
        }
        state = .registering(left: requests.dropFirst())
        return [send(request, at: now)]
    }

    /// Only heartbeats count as a sign of life: a portal may have nothing to tell for hours, but it always has those.
    mutating func heartbeat(at now: Duration) -> [SessionEffect] {
        // The first may come before the answer to OnLine does, whose time begins with that.
        guard state == .onLine else { return [] }
        watch = now + settings.watch
        // The first is sent at once, whatever becomes of the session; with the second it has lasted.
        if let onLineSince, now - onLineSince >= settings.heartbeatInterval / 2 { failures = 0 }
        return []
    }

    mutating func stop(at now: Duration) -> [SessionEffect] {
        switch state {
        case .closing, .closed: return []
        case .idle, .waiting:
            state = .closed
            return [.stopped]
        case .opening:
            // A session that is opened nevertheless is closed when its id is known.
            state = .closing
            return []
        case .registering, .goingOnLine, .onLine:
            state = .closing
            (watch, snapshot, renewal) = (nil, nil, nil)
            return [send(.close, at: now)]
        }
    }

    private mutating func closed(_ answer: SessionAnswer, at now: Duration) -> [SessionEffect] {
        if case .opened(let sessionID) = answer {
            self.sessionID = sessionID
            return closeBegun(but: sessionID) + [send(.close, at: now)]
        }
        let others = closeBegun(but: nil)
        sessionID = ""
        state = .closed
        return others + [.stopped]
    }

    mutating func send(_ request: SessionRequest, at now: Duration) -> SessionEffect {
        let exchange = exchange()
        pending = (exchange, now + settings.requestTimeout)
        return .send(request, exchange)
    }

    mutating func exchange() -> Exchange {
        exchanges += 1
        return Exchange(number: exchanges, portal: portalURL, sessionID: sessionID)
    }
}
