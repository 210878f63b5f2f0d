import CTIPS
import Foundation
package import HTTP
import Routing
import Synchronization

/// Keeps a session with a portal, or with the first of several that answers, and answers its RouteRequests.
///
/// The state machines of CTIPS decide what is done; this hands them what comes in, with the time, and does it. Inputs
/// come from any thread and are taken one after the other under a lock; what they lead to is done outside of it.
package final class PortalClient: Sendable {
    struct State: Sendable {
        var session: Session
        var routes: RouteDialogues
        var model = CallModel()
        var held = HeldCalls()
        var ids = RequestIDs(after: Int32.random(in: 0..<1_000_000_000))
        var random = SystemRandomNumberGenerator()
        /// The decision of each dialogue, until it ends.
        var decided: [DialogueID: DecisionEntry] = [:]
        /// Where events may come from.
        var peers: Set<String> = []
        /// Where StartSession came from; nil of a session that began without.
        var sessionPeer: String?
        /// Whether calls are held no longer, for the service goes down.
        var isDraining = false
        /// Whether the session is over for good, and the decisions of its routes are written.
        var isOver = false
        var stopping: [CheckedContinuation<Void, Never>] = []
        /// When the portal was heard last, or asked whether it is there.
        var heard = Duration.zero
        /// RouteSelects, one after the other, that found nobody to take them.
        var unsent = 0
    }

    /// What is to be done, in order.
    enum Effect: Sendable {
        case session(SessionEffect)
        case route(RouteEffect)
    }

    /// Its name in logs and metrics: the host of the first portal, and a number where another client has the same.
    package let name: String
    let answer: ServiceConfiguration.Answer
    let desk: DecisionDesk
    let counters: ServiceCounters
    let userData: [String]?
    let log: ServiceLog
    let state: Mutex<State>
    let places: [String: ServiceConfiguration.PortalPlace]
    let tenant: Int32
    let transport: PortalTransport
    private let origin = ContinuousClock.now
    let requestTimeout: Duration
    /// After how long without a heartbeat the portal is asked whether it is there.
    private let quiet: Duration

    /// A client of portals that share a tenant and a user.
    package init(
        _ portals: [ServiceConfiguration.PortalPlace], named name: String, callback: HTTPURL,
        _ configuration: ServiceConfiguration, desk: DecisionDesk, transport: PortalTransport, log: ServiceLog
    ) {
        precondition(!portals.isEmpty, "a client has a portal")
        var settings = SessionSettings(
            portals: portals.map(\.url.description),
            credentials: Credentials(userName: portals[0].user, password: portals[0].password.value),
            tenantID: portals[0].tenant, callback: callback.description)
        settings.heartbeatInterval = configuration.heartbeatInterval
        settings.missedHeartbeats = configuration.missedHeartbeats
        settings.requestTimeout = configuration.requestTimeout
        let needs = PortalNeeds(configuration.answer, desk.rules.current.version)
        (settings.categories, settings.snapshot) = (needs.categories, needs.snapshot)
        var routing = RouteSettings()
        routing.margin = configuration.margin
        self.name = name
        places = Dictionary(portals.map { ($0.url.description, $0) }) { first, _ in first }
        tenant = portals[0].tenant
        answer = configuration.answer
        userData = configuration.userData
        requestTimeout = configuration.requestTimeout
        quiet = configuration.heartbeatInterval + configuration.heartbeatInterval / 2
        self.desk = desk
        counters = desk.counters
        self.transport = transport
        self.log = log
        state = Mutex(State(session: Session(settings), routes: RouteDialogues(routing)))
    }

    var now: Duration { ContinuousClock.now - origin }

    package var isOnLine: Bool { state.withLock { $0.session.state == .onLine } }

    /// Calls that wait for a route or for its outcome.
    package var openRoutes: Int { state.withLock { $0.routes.openCount } }

    /// What is known of calls, agents and services.
    var known: (calls: Int, agents: Int, services: Int, held: Int) {
        state.withLock { ($0.model.calls.count, $0.model.agents.count, $0.model.services.count, $0.held.count) }
    }

    package func start() {
        let hosts = places.values.map(\.url.host)
        // Names are looked up by a blocking call, away from the threads that are few.
        DispatchQueue.global().async {
            let found = hosts.flatMap { PeerAddress.all(of: $0) }
            self.state.withLock { $0.peers.formUnion(found) }
        }
        handle(.start)
    }

    /// Asks the portal for what rules that have come into force need to know besides.
    func rulesChanged() {
        let needs = PortalNeeds(answer, desk.rules.current.version)
        handle(.subscribe(needs.categories, snapshot: needs.snapshot))
    }

    /// How the queues stand, as far as the portal has told; nil if these rules do not ask or nobody knows.
    func queueBoard(for version: RuleVersion) -> QueueBoard? {
        guard version.rules.readsQueues else { return nil }
        let now = now
        return state.withLock { QueueReading(version: version, model: $0.model, now: now).board }
    }

    /// Does what time alone brings about.
    package func tick() {
        let now = now
        var isDoubtful = false
        let effects = state.withLock { state -> [Effect] in
            var effects: [Effect] = []
            if let deadline = state.session.deadline, deadline <= now {
                effects += state.input(.tick, at: now)
            }
            if state.session.state == .onLine, now - state.heard > quiet {
                state.heard = now
                isDoubtful = true
            }
            // Of calls that are held, time alone changes something now and then only.
            return state.held.isDue(at: now) ? effects + assign(&state, at: now) : effects
        }
        perform(effects)
        tickRoutes(at: now)
        if isDoubtful { probe() }
    }

    /// A few at a time: who holds the lock for long holds up calls.
    private func tickRoutes(at now: Duration) {
        while true {
            let effects = state.withLock { state -> [Effect]? in
                guard let deadline = state.routes.deadline, deadline <= now else { return nil }
                return state.routes.tick(at: now, ids: &state.ids, limit: 32).map(Effect.route)
            }
            guard let effects else { return }
            perform(effects)
        }
    }

    func handle(_ input: SessionInput) {
        let now = now
        perform(state.withLock { $0.input(input, at: now) })
    }

    /// What may be believed of `peer`.
    func standing(of peer: String) -> PeerStanding {
        state.withLock { state in
            if state.peers.contains(PeerAddress.plain(peer)) { return .portal }
            return state.session.state == .opening ? .mayBegin : .stranger
        }
    }

    /// Takes a heartbeat; false if it is not this session's. A portal that keeps one which is given up hears so, and
    /// ends it; and it does not hide that the one in use has fallen silent.
    func heartbeat(for sessionID: String?, from peer: String) -> Bool {
        let now = now
        let effects = state.withLock { state -> [Effect]? in
            if let sessionID, sessionID != state.session.sessionID { return nil }
            if let known = state.sessionPeer, known != PeerAddress.plain(peer) { return nil }
            state.heard = now
            return state.input(.heartbeat, at: now)
        }
        guard let effects else { return false }
        counters.count(.heartbeat)
        perform(effects)
        return true
    }

    /// Whether the portal that begins a session is the one that was asked.
    func accepts(_ start: StartSession, from peer: String) -> Bool {
        state.withLock { state in
            guard state.session.accepts(start) else { return false }
            let peer = PeerAddress.plain(peer)
            state.peers.insert(peer)
            state.sessionPeer = peer
            return true
        }
    }

    func received(_ event: Event) {
        counters.count(.event)
        let now = now
        let effects = state.withLock { state -> [Effect] in
            // Most are asked about a route, and change nothing else.
            if case .routeRequest(let request) = event {
                return state.routes.requested(request, at: now).map(Effect.route)
            }
            state.model.receive(event, at: now)
            var effects = state.input(.event(event), at: now)
            switch event {
            case .routeOutcome(let outcome):
                effects += state.routes.outcome(outcome, at: now, ids: &state.ids).map(Effect.route)
            case .call(let call): effects += state.routes.event(call, at: now).map(Effect.route)
            case .agent, .service, .snapshot: effects += assign(&state, at: now)
            case .routeRequest, .link, .snapshotFailed, .other: break
            }
            return effects
        }
        perform(effects)
    }
}

extension PortalClient.State {
    /// Hands the session an input, and takes for model and routes what follows for them.
    mutating func input(_ input: SessionInput, at now: Duration) -> [PortalClient.Effect] {
        var effects: [PortalClient.Effect] = []
        for effect in session.handle(input, at: now, ids: &ids, using: &random) {
            effects.append(.session(effect))
            switch effect {
            case .snapshotBegan(let requestID):
                model.snapshotBegan(requestID: requestID, of: session.settings.snapshot)
            case .snapshotEnded(let requestID): model.snapshotEnded(requestID: requestID)
            case .wentOffLine:
                model = CallModel()
                held = HeldCalls()
                effects += routes.linkLost(at: now).map(PortalClient.Effect.route)
            case .wentOnLine: (heard, unsent) = (now, 0)
            case .send(.open, _): sessionPeer = nil
            case .send, .attemptFailed, .stopped: break
            }
        }
        return effects
    }
}
