import Simulation
import Synchronization
import Testing

@testable import CTIPS
@testable import Portal

/// A portal in virtual time, and a client that keeps what it is told.
final class PortalBench {
    var portal: CTIPortal
    private(set) var now: Int64 = 0
    private(set) var sessions: [String] = []
    /// Events by session, in the order of their delivery.
    private(set) var events: [String: [Record]] = [:]
    private(set) var heartbeats: [Heartbeat] = []
    private(set) var closed: [PortalEffect.Closing] = []
    private var lastRequest: Int32 = 1000

    static let credentials = Credentials(userName: "Test01", password: "Test01")

    init(_ scenario: PortalScenario = .standard, _ change: (inout PortalSettings) -> Void = { _ in }) {
        var settings = PortalSettings(tenantID: 1, credentials: Self.credentials)
        change(&settings)
        let ids = SessionIDs()
        portal = CTIPortal(settings, scenario) { ids.next() }
    }

    /// The one session, or the first.
    var session: String { sessions.first ?? "" }

    /// Opens a session that is told of everything, and has it on line.
    static func onLine(_ scenario: PortalScenario = .standard) throws -> PortalBench {
        let bench = PortalBench(scenario)
        try bench.goOnLine()
        return bench
    }

    @discardableResult
    func goOnLine(_ classes: [MessageClass] = [.agent, .call, .route, .system]) throws -> String {
        let session = try open()
        for category in classes {
            #expect(send(.addMessageClass, ["MessageClass": Value(category)], in: session) == .accepted)
        }
        #expect(send(.onLine, in: session) == .accepted)
        return session
    }

    @discardableResult
    func open() throws -> String {
        let record = Record(
            "OpenConnectionArgs",
            [
                "TenantIds": .list([.number(1)]), "ClientCallbackURL": .text("http://127.0.0.1:8730/PublishEvents"),
                "UserCredentials": .record(
                    Record("UserCredentials", ["UserName": .text("Test01"), "Password": .text("Test01")])),
            ])
        let reply = receive(.request(.openConnection, record))
        guard case .start(let opening) = reply else {
            Issue.record("not opened: \(reply)")
            return ""
        }
        let message = portal.started(opening, succeeded: true, at: now)
        guard case .response(.openConnection, .record(let object)) = message else {
            Issue.record("not opened: \(message)")
            return ""
        }
        sessions.append(opening.sessionID)
        return try #require(object["SessionId"].text)
    }

    /// Sends a request with the session's id, the tenant and a request id of its own.
    @discardableResult
    func send(
        _ operation: Operation, _ members: KeyValuePairs<String, Value> = [:], in session: String? = nil
    ) -> Outcome {
        let requestID = newRequestID()
        var record = Record(operation == .panicLogoutAgent ? "PanicLogoutArgs" : operation.rawValue + "Args")
        record["SessionId"] = .text(session ?? self.session)
        if operation != .closeConnection { record["TenantId"] = .number(1) }
        if record.members.contains(where: { $0.name == "RequestId" }) {
            record["RequestId"] = .number(Int64(requestID))
        }
        for (name, value) in members { record[name] = value }
        switch receive(.request(operation, record)) {
        case .answer(.response(_, .number(0))): return .accepted
        case .answer(.response(_, .number(let code))): return .status(Int(code))
        case .answer(.fault(let fault)): return .fault(fault.code)
        case .answer, .start: return .other
        }
    }

    enum Outcome: Hashable {
        case accepted
        case status(Int)
        case fault(FaultCode?)
        case other
    }

    /// The id of the last request.
    var requestID: Int32 { lastRequest }

    /// An id that no request has had.
    func newRequestID() -> Int32 {
        lastRequest += 1
        return lastRequest
    }

    func receive(_ message: Message) -> PortalReply {
        defer { collect() }
        return portal.receive(ReceivedMessage(message: message, misread: []), at: now)
    }

    /// Lets time pass.
    func pass(_ milliseconds: Int64) {
        now += milliseconds
        portal.run(until: now)
        collect()
    }

    /// Does something to the portal at this time.
    func act<Result>(_ body: (inout CTIPortal, Int64) -> Result) -> Result {
        defer { collect() }
        return body(&portal, now)
    }

    /// The client answers the last heartbeat, or does not.
    func answerHeartbeat(_ succeeded: Bool) {
        guard let heartbeat = heartbeats.last else { return }
        act { portal, now in portal.heartbeat(heartbeat, succeeded: succeeded, at: now) }
    }

    /// Plays a flow to its end.
    func play(_ number: Int) throws -> FlowRun {
        let flow = try #require(Flow(number))
        let id = act { portal, now in portal.start(flow, at: now) }
        for _ in 0..<400 where portal.flow(id)?.isGoing == true { pass(100) }
        let run = portal.flow(id)
        return try #require(run)
    }

    var status: PortalStatus { portal.status }

    func flow(_ id: Int) -> FlowRun? { portal.flow(id) }

    /// The events of one session since it was asked last.
    func take(_ session: String? = nil) -> [Record] {
        events.removeValue(forKey: session ?? self.session) ?? []
    }

    func collect() {
        for effect in portal.takeEffects() {
            switch effect {
            case .publish(let record, let targets):
                for target in targets { events[target, default: []].append(record) }
            case .heartbeat(let heartbeat): heartbeats.append(heartbeat)
            case .offLine: break
            case .closed(_, let reason): closed.append(reason)
            }
        }
    }
}

/// Ids that tests can read.
final class SessionIDs: Sendable {
    private let last = Mutex(0)

    func next() -> String {
        last.withLock { last in
            last += 1
            return "session-\(last)"
        }
    }
}
