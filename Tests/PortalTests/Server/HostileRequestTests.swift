import CTIPS
import Foundation
import HTTP
import Testing

@testable import Portal

/// What nobody should send is refused in a word, and the portal goes on.
struct HostileRequestTests {
    private static let envelope = (
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>", "</s:Body></s:Envelope>"
    )

    private static func wrapped(_ body: String) -> [UInt8] { Array((envelope.0 + body + envelope.1).utf8) }

    private static func onLine(_ inner: String, session: String = "<SessionId>nobody</SessionId>") -> [UInt8] {
        wrapped(
            "<OnLine xmlns=\"http://www.aspect.com/unifiedip/edk/ctipsapi/2009/08\"><args>\(session)\(inner)</args></OnLine>"
        )
    }

    static let bodies: [(String, [UInt8], String)] = [
        ("nothing", [], "InvalidRequest"),
        ("no XML", Array("hello".utf8), "InvalidRequest"),
        ("not closed", Array("<a>".utf8), "InvalidRequest"),
        ("bytes", Array(0...255), "InvalidRequest"),
        (
            "a bomb of entities",
            Array(
                "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY c \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><b>&c;&c;&c;</b>".utf8
            ),
            "InvalidRequest"
        ),
        (
            "an external entity",
            Array("<!DOCTYPE b [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><b>&x;</b>".utf8), "InvalidRequest"
        ),
        ("an external subset", Array("<!DOCTYPE b SYSTEM \"http://127.0.0.1:1/x.dtd\"><b/>".utf8), "InvalidRequest"),
        ("an instruction", Array("<?php echo 1?><b/>".utf8), "InvalidRequest"),
        ("depth", Array((String(repeating: "<a>", count: 50_000)).utf8), "InvalidRequest"),
        (
            "a depth that is closed",
            wrapped(String(repeating: "<a>", count: 1000) + String(repeating: "</a>", count: 1000)), "InvalidRequest"
        ),
        (
            "attributes",
            wrapped("<a \((0..<1000).map { "a\($0)='1'" }.joined(separator: " "))/>"), "InvalidRequest"
        ),
        ("many elements", wrapped(String(repeating: "<a/>", count: 100_000)), "InvalidRequest"),
        ("a long text", onLine("<x>" + String(repeating: "x", count: 300 << 10) + "</x>"), "InvalidRequest"),
        ("another envelope", Array("<Envelope/>".utf8), "InvalidRequest"),
        (
            "no body", Array("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>".utf8),
            "InvalidRequest"
        ),
        ("an empty body", wrapped(""), "InvalidRequest"),
        ("an unknown request", wrapped("<Explode xmlns=\"http://tempuri.org/\"/>"), "UnknownRequest"),
        ("a callback", wrapped("<HeartbeatMessage/>"), "UnknownRequest"),
        ("UTF-7", Array("<?xml version='1.0' encoding='UTF-7'?><a/>".utf8), "InvalidRequest"),
        ("broken UTF-8", wrapped("<OnLine>") + [0xC0, 0x80, 0xFF], "InvalidRequest"),
        ("unknown elements", onLine("<Unknown><deep/></Unknown>"), "InvalidSessionId"),
        (
            "reordered and aliased", onLine("<TenantId>1</TenantId>", session: "<Z/><SESSIONID>nobody</SESSIONID>"),
            "InvalidSessionId"
        ),
        (
            "a session id that is long",
            onLine("", session: "<SessionId>\(String(repeating: "x", count: 100_000))</SessionId>"), "InvalidSessionId"
        ),
        ("nothing known inside", onLine("", session: ""), "MissingArg"),
    ]

    @Test func `each of the matrix is refused, and the next request is served`() async throws {
        let server = try await LivePortal.start()
        let client = try HTTPClient()
        let url = try #require(HTTPURL(server.url))
        for (name, body, code) in Self.bodies {
            let response = try await client.send(
                ClientRequest(.post, headers: HTTPFields(["Content-Type": "text/xml; charset=utf-8"]), body: body),
                to: url, within: .seconds(10))
            #expect(response.status.code == 500, "\(name)")
            let text = String(decoding: response.body, as: UTF8.self)
            #expect(text.contains("<ErrorCode>\(code)</ErrorCode>"), "\(name): \(text.prefix(400))")
            #expect(!text.contains("root:"), "\(name)")
        }
        #expect(server.status.sessions == 0)
        client.close()
        await server.stop(within: .zero)
    }

    @Test(arguments: [
        (["Content-Type": "application/soap+xml"], 415), (["Content-Type": "application/json"], 415),
        (["Content-Type": "text/xml", "Content-Encoding": "gzip"], 415),
    ])
    func `other media are told so`(headers: [String: String], status: Int) async throws {
        let server = try await LivePortal.start()
        let client = try HTTPClient()
        var fields = HTTPFields()
        for (name, value) in headers { fields.append(name, value) }
        let response = try await client.send(
            ClientRequest(.post, headers: fields, body: Self.onLine("")), to: try #require(HTTPURL(server.url)),
            within: .seconds(10))
        #expect(response.status.code == status)
        client.close()
        await server.stop(within: .zero)
    }

    @Test func `an envelope of SOAP 1-2 is told that its version is another`() async throws {
        let server = try await LivePortal.start()
        let client = try HTTPClient()
        let namespace = "http://www.w3.org/2003/05/soap-envelope"
        let body = "<e:Envelope xmlns:e=\"\(namespace)\"><e:Body><OnLine/></e:Body></e:Envelope>"
        let response = try await client.send(
            ClientRequest(.post, headers: HTTPFields(["Content-Type": "text/xml"]), body: Array(body.utf8)),
            to: try #require(HTTPURL(server.url)), within: .seconds(10))
        #expect(response.status.code == 500)
        #expect(String(decoding: response.body, as: UTF8.self).contains("<faultcode>s:VersionMismatch</faultcode>"))
        client.close()
        await server.stop(within: .zero)
    }

    @Test func `UTF-16 with a mark is read`() async throws {
        let server = try await LivePortal.start()
        let client = try HTTPClient()
        let text = String(decoding: Self.onLine(""), as: UTF8.self)
        let body: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let response = try await client.send(
            ClientRequest(.post, headers: HTTPFields(["Content-Type": "text/xml; charset=utf-16"]), body: body),
            to: try #require(HTTPURL(server.url)), within: .seconds(10))
        #expect(String(decoding: response.body, as: UTF8.self).contains("InvalidSessionId"))
        client.close()
        await server.stop(within: .zero)
    }

    @Test(arguments: [
        ("/", 404), ("/Aspect.UnifiedIP.EDK.CTIPortalService?wsdl", 200),
        ("/aspect.unifiedip.edk.ctiportalservice?WSDL", 200),
        ("/PublishEvents?wsdl", 200), ("/Aspect.UnifiedIP.EDK.CTIPortalService", 200), ("/control/nothing", 404),
        ("/control/status", 200), ("/../etc/passwd", 404),
    ])
    func `paths are those of the protocol and of the commands`(path: String, status: Int) async throws {
        let server = try await LivePortal.start()
        let client = try HTTPClient()
        let response = try await client.send(
            ClientRequest(.get), to: try #require(HTTPURL(server.address + path)), within: .seconds(10))
        #expect(response.status.code == status)
        client.close()
        await server.stop(within: .zero)
    }

    @Test(arguments: [
        "calls?service=1&talk=9223372036854775807ms", "calls?service=1&patience=106751991167d",
        "flows/1?pace=9223372036854775807ms", "faults?delay=0ms..9223372036854775807ms", "faults?mute@25h",
    ])
    func `a time beyond a day is refused, and the portal goes on`(command: String) async throws {
        let server = try await LivePortal.start()
        let client = try HTTPClient()
        let response = try await client.send(
            ClientRequest(.post), to: try #require(HTTPURL("\(server.address)/control/\(command)")),
            within: .seconds(10))
        #expect(response.status.code == 400)
        #expect(server.status.calls == 0)
        client.close()
        await server.stop(within: .zero)
    }

    @Test(arguments: [
        ("loads?service=99&rate=50&calls=3", 404), ("loads?service=1&rate=50&calls=0", 400),
        ("loads?service=1&rate=50&calls=-1", 400), ("loads?service=1&rate=50&cals=3", 400),
    ])
    func `a load that can make no call is refused, and nobody waits for its end`(
        command: String, status: Int
    ) async throws {
        let server = try await LivePortal.start()
        let client = try HTTPClient()
        let response = try await client.send(
            ClientRequest(.post), to: try #require(HTTPURL("\(server.address)/control/\(command)")),
            within: .seconds(10))
        #expect(response.status.code == status)
        #expect(server.status.isDone)
        client.close()
        await server.stop(within: .zero)
    }

    @Test func `a description names the address that it was asked for at`() async throws {
        let settings = PortalSettings(tenantID: 1, credentials: PortalBench.credentials)
        let server = try await PortalServer.start(
            CTIPortal(settings, .standard) { "1" }, at: ListenerConfiguration(host: "0.0.0.0", port: 0))
        let client = try HTTPClient()
        let port = server.address.split(separator: ":").last ?? ""
        for path in ["/Aspect.UnifiedIP.EDK.CTIPortalService", "/PublishEvents"] {
            let url = "http://localhost:\(port)\(path)"
            let response = try await client.send(
                ClientRequest(.get), to: try #require(HTTPURL("\(url)?wsdl")), within: .seconds(10))
            #expect(String(decoding: response.body, as: UTF8.self).contains("location=\"\(url)\""), "\(path)")
        }
        client.close()
        await server.stop(within: .zero)
    }

    @Test(arguments: [
        ("Origin", "http://evil.example"), ("Forwarded", "for=192.0.2.1"), ("X-Forwarded-For", "192.0.2.1"),
        ("Via", "1.1 proxy"),
    ])
    func `a page in a browser and somebody behind a proxy give no commands`(field: String, value: String) async throws {
        let server = try await LivePortal.start()
        let client = try HTTPClient()
        let response = try await client.send(
            ClientRequest(.post, headers: HTTPFields([field: value])),
            to: try #require(HTTPURL(server.address + "/control/calls?service=1")), within: .seconds(10))
        #expect(response.status.code == 403)
        #expect(server.status.calls == 0)
        client.close()
        await server.stop(within: .zero)
    }
}
