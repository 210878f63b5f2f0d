import CTIPS
import Glibc
import HTTP
import Service
import TestSupport
import Testing

/// What strangers and broken peers send to the callback: it is refused, and calls go on being routed.
struct HostileCallbackTests {
    private static let bodies: [(String, Int)] = [
        ("", 400), ("hello", 400), ("<a>", 400), ("\u{0}\u{1}\u{2}", 400),
        ("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", 400),
        ("<!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;&l;&l;\">]><a>&m;</a>", 400),
        ("<?xml-stylesheet href=\"x\"?><a/>", 400),
        (String(repeating: "<a>", count: 10_000), 400),
        ("<a " + (0..<200).map { "b\($0)=\"\"" }.joined(separator: " ") + "/>", 400),
        (envelope("<Nothing xmlns=\"http://www.aspect.com/unifiedip/edk/clientpublishapi/2009/08\"/>"), 500),
        (envelope("<OpenConnection xmlns=\"x\"/>"), 500),
        (envelope("<RouteSelect xmlns=\"x\"><args/></RouteSelect>"), 500),
        (envelope("<StartSession xmlns=\"x\"><sessionId>s</sessionId></StartSession>"), 500),
        (envelope("<PublishCTIEvent xmlns=\"x\"/>"), 200),
        (
            envelope(
                "<PublishCTIEvent xmlns=\"x\"><ctiEvent><EventType>Nonsense</EventType></ctiEvent></PublishCTIEvent>"),
            200
        ),
        (
            envelope(
                "<PublishCTIEvent xmlns=\"x\"><event><CallId>x</CallId><EventType>RouteRequest</EventType></event></PublishCTIEvent>"
            ), 200
        ),
    ]

    private static func envelope(_ body: String) -> String {
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>\(body)</s:Body></s:Envelope>"
    }

    @Test func `nothing that comes to the callback ends or stops it`() async throws {
        let portal = try await TestPortal.start()
        let port = freePort()
        let service = try await RunningService(RunningService.portals([portal], callback: port))
        #expect(try await eventually { portal.isOnLine })
        let client = try HTTPClient()
        let url = try #require(HTTPURL("http://127.0.0.1:\(port)/www.aspect.com/PublishEvents"))
        for (body, status) in Self.bodies {
            let answer = try await client.send(
                ClientRequest(.post, headers: HTTPFields(["Content-Type": "text/xml"]), body: Array(body.utf8)),
                to: url,
                within: .seconds(5))
            #expect(answer.status.code == status, "\(body.prefix(80))")
        }
        let packed = HTTPFields(["Content-Type": "text/xml", "Content-Encoding": "gzip"])
        #expect(
            try await client.send(ClientRequest(.post, headers: packed, body: [1]), to: url, within: .seconds(5)).status
                == 415)
        #expect(try await client.send(ClientRequest(.get), to: url, within: .seconds(5)).status == 405)
        let described = try #require(HTTPURL("\(url)?wsdl"))
        let description = try await client.send(ClientRequest(.get), to: described, within: .seconds(5))
        #expect(String(decoding: description.body, as: UTF8.self).contains("CTIEventService"))
        let elsewhere = try #require(HTTPURL("http://127.0.0.1:\(port)/"))
        #expect(try await client.send(ClientRequest(.post), to: elsewhere, within: .seconds(5)).status == 404)

        await portal.ask(call: 70, dnis: "1700500", clid: "0541111111")
        #expect(try await eventually { portal.selects.contains { $0.callID == 70 } })
        #expect(!service.notes.text.contains("lost the portal"))
        await service.stop()
        await portal.stop()
    }

    // The clocks of sessions and routes turn on the thread that reads callbacks.
    @Test func `who asks for the description a thousand times in one go stops nothing`() async throws {
        let portal = try await TestPortal.start()
        let port = freePort()
        let service = try await RunningService(RunningService.portals([portal], callback: port))
        #expect(try await eventually { portal.isOnLine })
        let greedy = (0..<10).map { _ in TCPAddress(port: UInt16(port)).knock() }
        defer { for descriptor in greedy { close(descriptor) } }
        let ask = Array("GET /www.aspect.com/PublishEvents?wsdl HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
        let many = Array(repeating: ask, count: 700).flatMap(\.self)
        for descriptor in greedy { _ = many.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } }
        await portal.ask(call: 70, dnis: "1700500", clid: "0541111111")
        #expect(try await eventually { portal.selects.contains { $0.callID == 70 } })
        #expect(portal.waits.allSatisfy { $0 < .seconds(2) }, "\(portal.waits)")
        #expect(!service.notes.text.contains("lost the portal"))
        await service.stop()
        await portal.stop()
    }

    @Test func `who sends half a request holds up nobody`() async throws {
        let portal = try await TestPortal.start()
        let port = freePort()
        let service = try await RunningService(RunningService.portals([portal], callback: port))
        #expect(try await eventually { portal.isOnLine })
        let slow = (0..<50).map { _ in TCPAddress(port: UInt16(port)).knock() }
        defer { for descriptor in slow { close(descriptor) } }
        let half = Array("POST /www.aspect.com/PublishEvents HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n<".utf8)
        for descriptor in slow { _ = half.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } }
        await portal.ask(call: 71, dnis: "1700500", clid: "0541111111")
        #expect(try await eventually { portal.selects.contains { $0.callID == 71 } })
        await service.stop()
        await portal.stop()
    }

    @Test func `a session that nobody asked for, or with another's password, is not begun`() async throws {
        let portal = try await TestPortal.start()
        let port = freePort()
        let service = try await RunningService(RunningService.portals([portal], callback: port))
        #expect(try await eventually { portal.isOnLine })
        let client = try HTTPClient()
        let url = try #require(HTTPURL("http://127.0.0.1:\(port)/www.aspect.com/PublishEvents"))
        for password in ["p0rtal-0f-a-test", "wrong"] {
            let user = Record("UserCredentials", ["UserName": .text("router"), "Password": .text(password)])
            let start = Message.request(
                .startSession, Record("StartSession", ["userinfo": .record(user), "sessionId": .text("stranger")]))
            let answer = try await client.send(
                ClientRequest(.post, body: start.encoded()), to: url, within: .seconds(5))
            #expect(answer.status == 500)
            #expect(!String(decoding: answer.body, as: UTF8.self).contains(password))
        }
        #expect(try await service.ask(.get, "/metrics").text.contains("callsteer_callback_refused_total 2\n"))
        await service.stop()
        await portal.stop()
    }
}
