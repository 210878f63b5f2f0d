import CTIPS
import HTTP
import Synchronization

/// What the state machines want done.
extension PortalClient {
    func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .session(let effect): perform(effect)
            case .route(let effect): perform(effect)
            }
        }
    }

    private func perform(_ effect: SessionEffect) {
        switch effect {
        case .send(let request, let exchange): send(request, exchange)
        case .wentOnLine(let portal, _):
            counters.count(.sessionOpened)
            log.note("on line with \(portal)")
        case .wentOffLine(let loss):
            counters.count(.sessionLost)
            log.note("lost the portal \(name): \(words(for: loss))")
        case .attemptFailed(let portal, let loss, let next):
            let wait = next - now
            let next = wait > .zero ? "again in \(wait.rounded)" : "the next one at once"
            log.note("no session with \(portal): \(words(for: loss)); \(next)")
        case .stopped: giveUp()
        case .snapshotBegan, .snapshotEnded: break
        }
    }

    private func words(for loss: SessionLoss) -> String {
        loss.words(hiding: Set(places.values.map(\.password.value)))
    }

    private func send(_ request: SessionRequest, _ exchange: Exchange) {
        guard let place = places[exchange.portal] else { return }
        let message = request.message(session: exchange.sessionID, tenant: tenant)
        guard case .request(let operation, _) = message else { return }
        transport.post(place.url, operation.action, message.encoded(), requestTimeout) { result in
            let answer = result.message.map(SessionAnswer.init) ?? .none
            self.handle(.answered(exchange, answer))
        }
    }

    private static let selectAction = Operation.routeSelect.action

    func send(_ select: RouteSelect, _ id: DialogueID, until end: Duration) {
        let (session, portal) = state.withLock { ($0.session.sessionID, $0.session.portalURL) }
        guard let place = places[portal] else { return }
        counters.count(.routeSelect)
        let body = select.message(session: session).encoded()
        // Behind others that the portal is slow with it may wait until the portal has stopped waiting for it.
        let time = min(requestTimeout, max(.zero, end - now))
        transport.post(place.url, Self.selectAction, body, time) { result in
            var isGone = false
            if case .failure(.unreachable) = result { isGone = true }
            self.answered(id, select.requestID, result.routeAnswer, portalIsGone: isGone)
        }
    }

    private func answered(
        _ id: DialogueID, _ requestID: Int32, _ answer: RouteAnswer, portalIsGone: Bool
    ) {
        if answer == .unsent { counters.count(.routeSelectUnsent) }
        let now = now
        perform(
            state.withLock { state in
                let effects = state.routes.answered(id, requestID, answer, at: now, ids: &state.ids)
                    .map(Effect.route)
                // A portal that was too slow is there: its heartbeats tell whether it lives.
                state.unsent = portalIsGone ? state.unsent + 1 : answer == .unsent ? state.unsent : 0
                // One that found nobody may be chance; two are a portal that is gone.
                guard state.unsent >= 2 else { return effects }
                state.unsent = 0
                return effects + state.input(.found(.noAnswer, sessionID: state.session.sessionID), at: now)
            })
    }

    /// Asks a portal whose heartbeat is late whether it knows the session. It may have been started anew, and would
    /// never send one again; to wait for all that it may miss takes minutes by the guide's settings.
    func probe() {
        let (session, portal) = state.withLock { ($0.session.sessionID, $0.session.portalURL) }
        guard let place = places[portal] else { return }
        let message = SessionRequest.register(.system).message(session: session, tenant: tenant)
        let action = Operation.addMessageClass.action
        transport.post(place.url, action, message.encoded(), requestTimeout) { result in
            if case .failure(.unreachable) = result {
                return self.handle(.found(.noAnswer, sessionID: session))
            }
            let isUnknown =
                switch result.message.map(SessionAnswer.init) {
                case .fault(let fault)?: fault.code == .invalidSessionID
                case .refused(let code)?: code == ResponseCode.invalidSessionID.number
                // Slow, or out of sorts: the heartbeat will tell.
                case .opened?, .accepted?, SessionAnswer.none?, nil: false
                }
            if isUnknown { self.handle(.found(.unknownSession, sessionID: session)) }
        }
    }
}
