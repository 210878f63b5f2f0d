import CTIPS
import HTTP
import Synchronization

/// The other side of CTIPS, as far as a router needs it: opens sessions, sends what it is told to, and notes what comes.
final class TestPortal: Sendable {
    /// What it does with RouteSelects.
    enum Manner: Sendable {
        /// Routes the call.
        case accepting
        /// Says that there is no such destination, to all but the default.
        case rejecting
        /// Answers, and nothing follows.
        case silent
    }

    private struct State: Sendable {
        var operations: [Operation] = []
        var selects: [RouteSelect] = []
        var callback: HTTPURL?
        var isOnLine = false
        var isHanging = false
        /// What it answers OpenConnection with instead of opening.
        var refusal: String?
        /// How long it takes over each RouteSelect, and over OpenConnection after StartSession.
        var slowness = (selects: Duration.zero, opening: Duration.zero)
        /// When each call was asked about and each RouteSelect came.
        var asked: [Int32: ContinuousClock.Instant] = [:]
        var waits: [Duration] = []
        var manner = Manner.accepting
    }

    private let state = Mutex(State())
    private let listener: Mutex<Listener?>
    private let client: HTTPClient
    private let beat: Duration
    private let isEncrypted: Bool
    let port: Int

    static func start(
        port: Int = 0, heartbeat: Duration = .milliseconds(100), tls: ServerTLS? = nil,
        trusting: ClientTLS = ClientTLS()
    ) async throws -> TestPortal {
        let portal = Mutex<TestPortal?>(nil)
        let place = ListenerConfiguration(host: "127.0.0.1", port: port, tls: tls)
        let listener = try await Listener.start(place) { request in
            guard let portal = portal.withLock({ $0 }) else { return .now(HTTPResponse(503)) }
            return .later { await portal.answer(request) }
        }
        let made = try TestPortal(listener, heartbeat, trusting, isEncrypted: tls != nil)
        portal.withLock { $0 = made }
        return made
    }

    private init(_ listener: Listener, _ beat: Duration, _ trusting: ClientTLS, isEncrypted: Bool) throws {
        self.listener = Mutex(listener)
        self.beat = beat
        port = listener.port
        self.isEncrypted = isEncrypted
        var settings = ClientSettings()
        settings.tls = trusting
        client = try HTTPClient(settings)
    }

    var url: String { isEncrypted ? "https://localhost:\(port)/portal" : "http://127.0.0.1:\(port)/portal" }
    var operations: [Operation] { state.withLock { $0.operations } }
    var selects: [RouteSelect] { state.withLock { $0.selects } }
    var isOnLine: Bool { state.withLock { $0.isOnLine } }

    /// How long after each RouteRequest its RouteSelect came.
    var waits: [Duration] { state.withLock { $0.waits } }

    func behave(_ manner: Manner) { state.withLock { $0.manner = manner } }

    /// Opens no session, and says this.
    func refuse(saying text: String) { state.withLock { $0.refusal = text } }

    func takeTime(selects: Duration = .zero, opening: Duration = .zero) {
        state.withLock { $0.slowness = (selects, opening) }
    }

    /// Takes requests and neither answers nor sends heartbeats.
    func hang() { state.withLock { $0.isHanging = true } }

    func stop() async {
        state.withLock { $0.isOnLine = false }
        let listener = listener.withLock { listener in
            defer { listener = nil }
            return listener
        }
        await listener?.drain(within: .zero)
    }

    private func answer(_ request: HTTPRequest) async -> HTTPResponse {
        guard let message = try? MessageReader().message(request.body).message,
            case .request(let operation, let record) = message
        else { return HTTPResponse(400) }
        while state.withLock({ $0.isHanging }) { try? await Task.sleep(for: .milliseconds(20)) }
        state.withLock { $0.operations.append(operation) }
        var result = Value.number(0)
        switch operation {
        case .openConnection:
            guard let callback = HTTPURL(record["ClientCallbackURL"].text ?? "") else { return HTTPResponse(400) }
            if let refusal = state.withLock({ $0.refusal }) {
                return respond(.fault(PortalFault(nil, refusal)), 500)
            }
            let start = Record(
                "StartSession", ["userinfo": record["UserCredentials"], "sessionId": .text("session-1")])
            guard await post(.request(.startSession, start), to: callback, .startSession) else {
                return respond(.fault(PortalFault(.requestFailed, "the callback does not answer")), 500)
            }
            state.withLock { $0.callback = callback }
            try? await Task.sleep(for: state.withLock { $0.slowness.opening })
            result = .record(Record("SessionObject", ["SessionId": .text("session-1")]))
        case .onLine:
            state.withLock { $0.isOnLine = true }
            Task { await self.beatHearts() }
        case .closeConnection: state.withLock { $0.isOnLine = false }
        case .snapshot: Task { await self.sendSnapshot(Int(record["RequestId"].number)) }
        case .routeSelect:
            let select = RouteSelect(record)
            let pause = state.withLock { state in
                state.selects.append(select)
                if let asked = state.asked[select.callID] { state.waits.append(ContinuousClock.now - asked) }
                return state.slowness.selects
            }
            try? await Task.sleep(for: pause)
            Task { await self.follow(select) }
        default: break
        }
        return respond(.response(operation, result), 200)
    }

    private func respond(_ message: Message, _ status: Int) -> HTTPResponse {
        HTTPResponse(HTTPStatus(status), type: "text/xml; charset=utf-8", body: message.encoded())
    }

    private func beatHearts() async {
        while isOnLine {
            if !state.withLock({ $0.isHanging }), let callback = state.withLock({ $0.callback }) {
                _ = await post(.request(.heartbeatMessage, Record("HeartbeatMessage")), to: callback, .heartbeatMessage)
            }
            try? await Task.sleep(for: beat)
        }
    }

    private func follow(_ select: RouteSelect) async {
        let type = Value(select.target.type)
        switch state.withLock({ $0.manner }) {
        case .silent: return
        case .rejecting where select.target.type != .default:
            await publish(
                Record(
                    "CTIRouteRejected",
                    [
                        "RequestId": .number(Int64(select.requestID)), "TenantId": .number(1),
                        "CallId": .number(Int64(select.callID)),
                        "RouteRejectReason": Value(RejectReason.noRouteToDestination),
                    ]))
        case .accepting, .rejecting:
            let status: RouteStatus = select.target.type == .default ? .routeDefaultUsed : .routeSuccess
            await publish(
                Record(
                    "CTIRouteUsed",
                    [
                        "RequestId": .number(Int64(select.requestID)), "TenantId": .number(1),
                        "CallId": .number(Int64(select.callID)), "RouteStatus": Value(status), "RouteType": type,
                        "RouteDestination": .text(select.target.address),
                    ]))
        }
    }

    private func sendSnapshot(_ requestID: Int) async {
        for kind in [EntityType.agentInfo, .callInfo, .serviceInfo] {
            await publish(
                Record(
                    "CTISnapShotUpdate",
                    [
                        "RequestId": Value(requestID), "TenantId": .number(1), "SnapShotType": Value(kind),
                        "SnapShotTypeComplete": .flag(true),
                    ]))
        }
    }

    /// A call waits for a route.
    func ask(call: Int, dnis: String, clid: String, timeout: Int = 5, data: [(String, String)] = []) async {
        state.withLock { $0.asked[Int32(call)] = ContinuousClock.now }
        let items = data.map { key, value in
            Value.record(Record("CTICallDataItem", ["key": .text(key), "value": .text(value)]))
        }
        await publish(
            Record(
                "CTIRouteRequest",
                [
                    "TenantId": .number(1), "CallId": Value(call), "RouteTimeout": Value(timeout),
                    "CallInfo": .record(
                        Record(
                            "CTICallInfo", ["ANI": .text(clid), "DNIS": .text(dnis), "CallData": .list(items)])),
                ]))
    }

    /// The caller hangs up.
    func clear(call: Int) async {
        await publish(Record("CTICallCleared", ["TenantId": .number(1), "CallId": Value(call)]))
    }

    /// A call is delivered to a service, and nobody is free.
    func wait(call: Int, service: Int) async {
        await publish(
            Record(
                "CTICallDelivered",
                ["TenantId": .number(1), "CallId": Value(call), "ServiceId": Value(service)]))
    }

    func agent(_ id: Int, _ name: String, _ state: CTIPS.AgentState, services: [Int]) async {
        let info = services.map { Value.record(Record("CTIServiceInfo", ["ServiceId": Value($0)])) }
        await publish(
            Record(
                "CTIAgentLoginStateChange",
                [
                    "TenantId": .number(1), "AgentId": Value(id), "AgentLoginName": .text(name),
                    "LoginState": Value(LoginState.agentLoggedIn), "ServiceState": .list(info),
                ]))
        await publish(
            Record(
                "CTIAgentStateChange",
                [
                    "TenantId": .number(1), "AgentId": Value(id), "AgentState": Value(state),
                    "ServiceIds": .list(services.map { Value($0) }),
                ]))
    }

    func publish(_ event: Record) async {
        guard let callback = state.withLock({ $0.callback }) else { return }
        _ = await post(
            .request(.publishEvent, Record("PublishCTIEvent", ["ctiEvent": .record(event)])), to: callback,
            .publishEvent)
    }

    private func post(_ message: Message, to url: HTTPURL, _ operation: Operation) async -> Bool {
        let headers = HTTPFields(["Content-Type": "text/xml; charset=utf-8", "SOAPAction": "\"\(operation.action)\""])
        let request = ClientRequest(.post, headers: headers, body: message.encoded())
        guard let answer = try? await client.send(request, to: url, within: .seconds(5)) else { return false }
        return answer.status == 200
    }
}
