import CTIPS
import Foundation
import HTTP
import Testing

@testable import Portal

/// What reaches a client over the network, and what faults make of it.
struct DeliveryTests {
    private static let flow = "St1 Of1 De1 Co1 PA Es1 AA Cl1 WA En1 Cp1 IA"

    private func play(_ server: PortalServer) async throws {
        let flow = try #require(Flow(1))
        let run = try #require(await server.play(flow, pace: .milliseconds(5)))
        #expect(run.state == .done)
    }

    @Test func `events come in order, each when the one before was answered`() async throws {
        let server = try await LivePortal.start()
        let client = try await LiveClient.start(server, pause: .milliseconds(3))
        try await client.goOnLine()
        try await play(server)
        try await client.wait { $0.events.count >= 12 }
        #expect(EventText.text(client.events) == Self.flow)
        #expect(!client.hasOverlapped)
        await client.stop()
        await server.stop(within: .zero)
    }

    @Test func `a client that refuses the guide's heartbeat is sent the published one`() async throws {
        let server = try await LivePortal.start { $0.heartbeat = 50 }
        let client = try await LiveClient.start(server, refusing: [.heartbeatMessage])
        try await client.goOnLine()
        try await client.wait { heard in heard.operations.count { $0 == .heartbeat } >= 3 }
        #expect(server.status.onLine == 1)
        await client.stop()
        await server.stop(within: .zero)
    }

    @Test func `a client that answers no heartbeat is closed`() async throws {
        let server = try await LivePortal.start { $0.heartbeat = 20 }
        let client = try await LiveClient.start(server, refusing: [.heartbeatMessage, .heartbeat])
        try await client.goOnLine()
        for _ in 0..<500 where server.status.sessions > 0 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(server.status.sessions == 0)
        await client.stop()
        await server.stop(within: .zero)
    }

    @Test func `a client that refuses StartSession gets no session`() async throws {
        let server = try await LivePortal.start()
        let client = try await LiveClient.start(server, refusing: [.startSession])
        let answer = try await client.send(.open(PortalBench.credentials, callback: "http://127.0.0.1:9/x"))
        guard case .fault(let fault) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(fault.code == .sendRequestFailed)
        #expect(server.status.sessions == 0)
        await client.stop()
        await server.stop(within: .zero)
    }

    @Test(arguments: [("drop=100%", 0), ("duplicate=100%", 24), ("delay=20ms", 12)])
    func `events are dropped, doubled or late on demand`(fault: String, count: Int) async throws {
        let server = try await LivePortal.start()
        let client = try await LiveClient.start(server)
        try await client.goOnLine()
        server.schedule(try #require(FaultCommand(fault)))
        try await play(server)
        try await client.wait { $0.events.count >= count }
        try await Task.sleep(for: .milliseconds(50))
        #expect(client.events.count == count)
        await client.stop()
        await server.stop(within: .zero)
    }

    @Test(arguments: [true, false])
    func `what waits for a slow client is not sent when it is off line, or the portal hangs`(hangs: Bool) async throws {
        let server = try await LivePortal.start()
        let client = try await LiveClient.start(server, pause: .milliseconds(200))
        try await client.goOnLine()
        for _ in 0..<5 {
            _ = server.act { portal, now in
                portal.call(Caller(ani: "1", dnis: "2", isScripted: true), service: 1, at: now)
            }
        }
        try await client.wait { $0.events.count >= 1 }
        if hangs { server.schedule(try #require(FaultCommand("hang"))) } else { _ = try await client.send(.goOffLine) }
        let known = client.events.count
        try await Task.sleep(for: .seconds(1))
        // One may have been under way.
        #expect(client.events.count <= known + 1)
        #expect(server.deliveries.discarded > 5)
        await client.stop()
        await server.stop(within: .zero)
    }

    @Test func `a portal that hangs answers when it has recovered`() async throws {
        let server = try await LivePortal.start()
        let client = try await LiveClient.start(server)
        try await client.goOnLine()
        server.schedule(try #require(FaultCommand("hang")))
        let waiting = Task { try await client.send(.goOnLine) }
        try await Task.sleep(for: .milliseconds(200))
        let http = try HTTPClient()
        _ = try await http.send(
            ClientRequest(.delete), to: try #require(HTTPURL(server.address + "/control/faults")), within: .seconds(5))
        let answer = await waiting.result
        #expect(throws: CTIPSError.self) { try answer.get() }
        guard case .response(.onLine, .number(0)) = try await client.send(.goOnLine) else {
            Issue.record("it has not recovered")
            return
        }
        http.close()
        await client.stop()
        await server.stop(within: .zero)
    }

    @Test func `a flow that is asked for by HTTP is answered when it is over`() async throws {
        let server = try await LivePortal.start()
        let http = try HTTPClient()
        let url = try #require(HTTPURL(server.address + "/control/flows/10?pace=5ms"))
        let response = try await http.send(ClientRequest(.post), to: url, within: .seconds(20))
        #expect(response.status.code == 200)
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(text.contains("\"status\": \"done\""))
        #expect(text.contains("\"name\": \"agent to agent\""))
        http.close()
        await server.stop(within: .zero)
    }
}
