package import CTIPS
package import HTTP
import Simulation
import Synchronization

/// A portal on the network: it listens, calls clients back, and lets time pass.
package final class PortalServer: Sendable {
    struct State: ~Copyable {
        var portal: CTIPortal
        var outboxes: [String: Outbox] = [:]
        /// Sessions whose clients answer the published heartbeat and not the guide's.
        var publishedHeartbeats: Set<String> = []
        var faults = PortalFaults()
        var chance: RandomStream
        var waiting: [Int: CheckedContinuation<FlowRun?, Never>] = [:]
        /// What sleeps until something is due, and until when.
        var sleeper: Task<Void, Never>?
        var sleepsUntil = Int64.max
    }

    /// The address that clients send requests to.
    package var url: String { "\(address)\(PortalPaths.service)" }
    /// The scheme, host and port.
    package let address: String

    let state: Mutex<State>
    private let origin = ContinuousClock.now
    private let client: HTTPClient
    private let listener: Mutex<Listener?>
    private let clock = Mutex<Task<Void, Never>?>(nil)

    /// Listens, and begins to let time pass. `log` is told what people want to know of sessions, `watch` every event
    /// that goes to anybody; both are called while others wait, and so must not wait themselves.
    package static func start(
        _ portal: consuming sending CTIPortal, at configuration: ListenerConfiguration, tls: ClientTLS = ClientTLS(),
        log: @escaping @Sendable (String) -> Void = { _ in }, watch: (@Sendable (Record) -> Void)? = nil
    ) async throws -> PortalServer {
        var settings = ClientSettings()
        settings.tls = tls
        let seed = portal.settings.seed
        let gate = PortalGate()
        let listener = try await Listener.start(configuration) {
            let endpoint = SOAPEndpoint()
            return { request in gate.server?.reply(request, endpoint) ?? .now(.text(503, "not ready")) }
        }
        let scheme = configuration.tls == nil ? "http" : "https"
        let name = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        let server = PortalServer(
            State(portal: portal, chance: RandomStream(seed: seed, replication: 0, purpose: "faults")),
            client: try HTTPClient(settings), listener: listener,
            address: "\(scheme)://\(name):\(listener.port)", log: log, watch: watch)
        gate.open(server)
        server.clock.withLock { $0 = Task { [weak server] in await server?.letTimePass() } }
        return server
    }

    let log: @Sendable (String) -> Void
    private let watch: (@Sendable (Record) -> Void)?

    private init(
        _ state: consuming sending State, client: HTTPClient, listener: Listener, address: String,
        log: @escaping @Sendable (String) -> Void, watch: (@Sendable (Record) -> Void)?
    ) {
        self.state = Mutex(state)
        self.client = client
        self.listener = Mutex(listener)
        self.address = address
        self.log = log
        self.watch = watch
    }

    /// Takes no more requests, sends no more events, and lets answers that were begun be sent.
    package func stop(within limit: Duration = .seconds(5)) async {
        clock.withLock { $0?.cancel() }
        let waiting = state.withLock { state in
            state.sleeper?.cancel()
            for outbox in state.outboxes.values { outbox.close() }
            state.outboxes = [:]
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.resume(returning: nil) }
        let listener = listener.withLock { listener in
            defer { listener = nil }
            return listener
        }
        await listener?.drain(within: limit)
        client.close()
    }

    /// How it goes.
    package var status: PortalStatus { act { portal, _ in portal.status } }

    /// Events that were delivered, lost and discarded, of sessions that are open.
    package var deliveries: (delivered: Int, lost: Int, discarded: Int) {
        let counts = state.withLock { state in state.outboxes.values.map(\.counts) }
        return counts.reduce((0, 0, 0)) { ($0.0 + $1.delivered, $0.1 + $1.lost, $0.2 + $1.discarded) }
    }

    /// Begins the loads that wait for a client.
    package func startLoads() { act { portal, now in portal.startLoads(at: now) } }

    /// Does something to the portal, and what follows from it.
    func act<Result: Sendable>(
        answering: Bool = false, _ body: (inout CTIPortal, Int64) -> Result
    ) -> Result {
        let (result, ended, heartbeats) = state.withLock {
            state -> (Result, [(CheckedContinuation<FlowRun?, Never>, FlowRun?)], [Heartbeat]) in
            let result = body(&state.portal, milliseconds)
            let heartbeats = send(&state, after: answering ? .milliseconds(1) : .zero)
            var ended: [(CheckedContinuation<FlowRun?, Never>, FlowRun?)] = []
            for id in Array(state.waiting.keys) {
                let run = state.portal.flow(id)
                guard run?.isGoing != true, let continuation = state.waiting.removeValue(forKey: id) else { continue }
                ended.append((continuation, run))
            }
            if state.portal.nextDue < state.sleepsUntil { state.sleeper?.cancel() }
            return (result, ended, heartbeats)
        }
        for (continuation, run) in ended { continuation.resume(returning: run) }
        for heartbeat in heartbeats { beat(heartbeat) }
        return result
    }

    /// Milliseconds since the beginning.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = (ContinuousClock.now - origin).components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }

    private func letTimePass() async {
        while !Task.isCancelled {
            act { portal, now in portal.run(until: now) }
            let sleeper = state.withLock { state in
                let due = min(state.portal.nextDue, milliseconds + 3_600_000)
                let wake = origin + .milliseconds(due)
                let sleeper = Task { () -> Void in try? await Task.sleep(until: wake) }
                state.sleeper = sleeper
                state.sleepsUntil = due
                return sleeper
            }
            await sleeper.value
        }
    }

    /// Hands effects on; the answer are the heartbeats that are due.
    private func send(_ state: inout State, after wait: Duration) -> [Heartbeat] {
        var heartbeats: [Heartbeat] = []
        let due = ContinuousClock.now + wait
        for effect in state.portal.takeEffects() {
            switch effect {
            case .publish(let record, let sessions):
                watch?(record)
                let body = Message.request(.publishEvent, record).encoded()
                for session in sessions { post(body, to: session, due, &state) }
            case .heartbeat(let heartbeat): heartbeats.append(heartbeat)
            case .offLine(let session): state.outboxes[session]?.discard()
            case .closed(let session, let reason):
                state.outboxes.removeValue(forKey: session)?.close()
                state.publishedHeartbeats.remove(session)
                log("session closed: \(reason.words)")
            }
        }
        return heartbeats
    }

    private func post(
        _ body: [UInt8], to session: String, _ due: ContinuousClock.Instant, _ state: inout State
    ) {
        guard let outbox = state.outboxes[session], !state.faults.hangs else { return }
        if state.faults.drop > 0, state.chance.chance(state.faults.drop) { return }
        var due = due
        if state.faults.delay.upperBound > 0 {
            let range = state.faults.delay
            let extra = Double(range.count) * state.chance.uniform()
            due += .milliseconds(range.lowerBound + Int(extra))
        }
        outbox.put(body, due: due)
        if state.faults.duplicate > 0, state.chance.chance(state.faults.duplicate) { outbox.put(body, due: due) }
    }
}

extension PortalServer {
    /// An outbox to a callback that has been found to be allowed.
    func outbox(to url: HTTPURL) -> Outbox { Outbox(to: url, by: client, patience: .seconds(5)) }

    /// Asks a client whether it lives, by the guide's name or, once that was refused, by the published one.
    private func beat(_ heartbeat: Heartbeat) {
        let session = heartbeat.session
        let (outbox, isPublished, isMute) = state.withLock { state in
            (
                state.outboxes[session], state.publishedHeartbeats.contains(session),
                state.faults.isMute || state.faults.hangs
            )
        }
        guard let outbox else { return }
        // Who sends none cannot be let down by a client that does not answer either.
        guard !isMute else { return act { portal, now in portal.heartbeat(heartbeat, succeeded: true, at: now) } }
        Task {
            let guide = Message.request(.heartbeatMessage, Record("HeartbeatMessage"))
            let published = Message.request(.heartbeat, Record("Heartbeat", ["sessionId": .text(session)]))
            var answer =
                isPublished ? .refused : await outbox.post(guide.encoded(), .heartbeatMessage)
            if answer == .refused {
                answer = await outbox.post(published.encoded(), .heartbeat)
                if answer == .answered { state.withLock { _ = $0.publishedHeartbeats.insert(session) } }
            }
            let isAlive = answer == .answered
            act { portal, now in portal.heartbeat(heartbeat, succeeded: isAlive, at: now) }
        }
    }
}

extension PortalEffect.Closing {
    fileprivate var words: String {
        switch self {
        case .byClient: "its client closed it"
        case .missedHeartbeats: "its client did not answer heartbeats"
        case .displaced: "it was off line and silent, and another client wanted its place"
        }
    }
}
