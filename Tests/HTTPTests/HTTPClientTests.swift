import Foundation
import HTTP
import TestSupport
import Testing

struct HTTPClientTests {
    private func url(_ listener: Listener, _ path: String) throws -> HTTPURL {
        try #require(HTTPURL("http://127.0.0.1:\(listener.port)\(path)"))
    }

    @Test func `what is sent comes back, over connections that are kept`() async throws {
        let listener = try await Listener.echo()
        let client = try HTTPClient()
        for round in 0..<20 {
            let request = ClientRequest(.post, body: Array("round \(round)".utf8))
            let answer = try await client.send(request, to: url(listener, "/a?b"), within: .seconds(5))
            #expect(answer.status == 200)
            #expect(String(decoding: answer.body, as: UTF8.self) == "<POST|/a|b|round \(round)>")
        }
        #expect(listener.connections == 1)
        await listener.drain(within: .seconds(1))
    }

    @Test func `many at a time share a few connections, and all are answered`() async throws {
        let listener = try await Listener.echo()
        var settings = ClientSettings()
        settings.connectionsPerHost = 4
        let client = try HTTPClient(settings)
        let target = try url(listener, "/later")
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 {
                group.addTask { try await client.send(ClientRequest(), to: target, within: .seconds(10)).status.code }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(answers == Array(repeating: 200, count: 100))
        #expect(listener.connections <= 4)
        await listener.drain(within: .seconds(1))
    }

    @Test func `a peer that does not answer costs no more than the time given, and a connection`() async throws {
        let silent = try SilentListener()
        let client = try HTTPClient()
        let target = try #require(HTTPURL("http://127.0.0.1:\(silent.port)/"))
        await #expect(throws: ClientFailure.timedOut) {
            try await client.send(ClientRequest(), to: target, within: .milliseconds(150))
        }
    }

    /// Such a peer keeps the second piece until the first is acknowledged, which the kernel puts off for 40 ms.
    @Test func `a peer that answers in two pieces is not kept waiting for the acknowledgement`() async throws {
        let silent = try SilentListener()
        let client = try HTTPClient()
        let target = try #require(HTTPURL("http://127.0.0.1:\(silent.port)/"))
        let peer = Thread {
            guard let descriptor = try? silent.accepted() else { return }
            defer { close(descriptor) }
            var request = [UInt8](repeating: 0, count: 4096)
            while read(descriptor, &request, request.count) > 0 {
                for piece in ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", "ok"] {
                    _ = piece.utf8CString.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count - 1) }
                }
            }
        }
        peer.start()
        let start = ContinuousClock.now
        for _ in 0..<50 {
            #expect(try await client.send(ClientRequest(), to: target, within: .seconds(5)).status == 200)
        }
        #expect(ContinuousClock.now - start < .milliseconds(50 * 40 / 2))
        client.close()
    }

    @Test func `a port at which nobody listens is said at once to be unreachable`() async throws {
        let listener = try await Listener.echo()
        let target = try url(listener, "/")
        await listener.drain(within: .zero)
        let client = try HTTPClient()
        do {
            _ = try await client.send(ClientRequest(), to: target, within: .seconds(5))
            Issue.record("an answer from nobody")
        } catch {
            #expect(!error.mayHaveArrived)
        }
    }

    @Test func `an answer of more than the limit is refused`() async throws {
        let listener = try await Listener.echo()
        let client = try HTTPClient()
        let target = try url(listener, "/big")
        await #expect(throws: ClientFailure.badAnswer(reason: "a body of more than 1048576 bytes")) {
            try await client.send(ClientRequest(), to: target, within: .seconds(5))
        }
        await listener.drain(within: .zero)
    }

    @Test func `an answer that came after its time is not taken for the next one's`() async throws {
        let listener = try await Listener.echo()
        var settings = ClientSettings()
        settings.connectionsPerHost = 1
        let client = try HTTPClient(settings)
        let (slow, fast) = (try url(listener, "/slow"), try url(listener, "/fast"))
        await #expect(throws: ClientFailure.timedOut) {
            try await client.send(ClientRequest(), to: slow, within: .milliseconds(100))
        }
        let answer = try await client.send(ClientRequest(), to: fast, within: .seconds(5))
        #expect(String(decoding: answer.body, as: UTF8.self) == "<GET|/fast|-|>")
        await listener.drain(within: .zero)
    }

    @Test func `a kept connection that the peer has closed is replaced`() async throws {
        var limits = HTTPLimits()
        limits.requestsPerConnection = 1
        let listener = try await Listener.echo(limits)
        let client = try HTTPClient()
        for _ in 0..<5 {
            #expect(try await client.send(ClientRequest(), to: url(listener, "/"), within: .seconds(5)).status == 200)
        }
        await listener.drain(within: .zero)
    }

    @Test(arguments: [
        ("http://h/p", "h", 80, "/p"), ("https://h", "h", 443, "/"), ("HTTP://h:8170/a?b", "h", 8170, "/a?b"),
        ("http://[::1]:99/", "::1", 99, "/"), ("http://h?q", "h", 80, "/?q"),
    ])
    func `a URL is read`(text: String, host: String, port: Int, path: String) throws {
        let url = try #require(HTTPURL(text))
        #expect((url.host, url.port, url.path) == (host, port, path))
    }

    @Test(arguments: [
        "", "h", "ftp://h/", "http://", "http:///p", "http://u:p@h/", "http://h:0/", "http://h:99999/", "http://h:x/",
        "http://h/#f", "http://h/a b", "http://[::1", "http://h:+80/", "http://h:/",
    ])
    func `what is no such URL is not taken for one`(text: String) {
        #expect(HTTPURL(text) == nil)
    }
}
