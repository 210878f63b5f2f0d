import CTIPS
import Foundation
import HTTP
import Synchronization
import Testing

@testable import Portal

/// A client of a portal on a port of this machine, and the callbacks that it serves.
final class LiveClient: Sendable {
    struct Heard: Sendable {
        var events: [Record] = []
        var operations: [CTIPS.Operation] = []
        /// Whether an event came while another one was being answered.
        var overlapped = false
        fileprivate var isBusy = false
    }

    let heard = Mutex(Heard())
    private let client: HTTPClient
    private let portal: HTTPURL
    private let listener: Listener
    private let session = Mutex("")

    /// Refuses these callbacks, and takes `pause` to answer an event.
    static func start(
        _ server: PortalServer, refusing refused: Set<CTIPS.Operation> = [], pause: Duration = .zero
    ) async throws -> LiveClient {
        let shared = Shared()
        let listener = try await Listener.start(ListenerConfiguration(host: "127.0.0.1", port: 0)) { request in
            shared.answer(request, refused, pause)
        }
        let client = LiveClient(try HTTPClient(), try #require(HTTPURL(server.url)), listener)
        shared.set(client)
        return client
    }

    private final class Shared: Sendable {
        private let client = Mutex<LiveClient?>(nil)

        func set(_ other: LiveClient) { client.withLock { $0 = other } }

        func answer(_ request: HTTPRequest, _ refused: Set<CTIPS.Operation>, _ pause: Duration) -> HTTPReply {
            guard let client = client.withLock({ $0 }),
                let message = try? MessageReader().message(request.body).message,
                case .request(let operation, let record) = message, !refused.contains(operation)
            else { return .now(.text(500, "refused")) }
            client.heard.withLock { heard in
                heard.operations.append(operation)
                if operation == .publishEvent {
                    heard.events.append(record)
                    heard.overlapped = heard.overlapped || heard.isBusy
                    heard.isBusy = true
                }
            }
            return .later {
                try? await Task.sleep(for: pause)
                client.heard.withLock { heard in if operation == .publishEvent { heard.isBusy = false } }
                let body = Message.response(operation, .number(0)).encoded()
                return HTTPResponse(200, type: "text/xml; charset=utf-8", body: body)
            }
        }
    }

    private init(_ client: HTTPClient, _ portal: HTTPURL, _ listener: Listener) {
        self.client = client
        self.portal = portal
        self.listener = listener
    }

    /// Opens, registers for all events, goes on line.
    func goOnLine() async throws {
        let opened = try await send(
            .open(PortalBench.credentials, callback: "http://127.0.0.1:\(listener.port)/www.aspect.com/PublishEvents"))
        guard case .response(.openConnection, .record(let object)) = opened else {
            Issue.record("not opened: \(opened)")
            return
        }
        session.withLock { $0 = object["SessionId"].text ?? "" }
        for category in [MessageClass.agent, .call, .route, .system] { _ = try await send(.register(category)) }
        _ = try await send(.goOnLine)
    }

    func send(_ request: SessionRequest) async throws -> Message {
        let id = session.withLock(\.self)
        let response = try await client.send(
            ClientRequest(
                .post, headers: HTTPFields(["Content-Type": "text/xml; charset=utf-8"]),
                body: request.message(session: id, tenant: 1).encoded()),
            to: portal, within: .seconds(10))
        return try MessageReader().message(response.body).message
    }

    var hasOverlapped: Bool { heard.withLock(\.overlapped) }

    var events: [Record] { heard.withLock(\.events) }

    /// Waits until something is so, ten seconds at most.
    func wait(until isReached: (Heard) -> Bool) async throws {
        for _ in 0..<1000 where !heard.withLock({ isReached($0) }) { try await Task.sleep(for: .milliseconds(10)) }
        #expect(heard.withLock { isReached($0) })
    }

    func stop() async {
        await listener.drain(within: .zero)
        client.close()
    }
}
