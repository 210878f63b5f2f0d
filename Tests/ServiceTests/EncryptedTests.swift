import CTIPS
import HTTP
import Service
import TestSupport
import Testing

/// TLS by certificates on both sides of CTIPS.
struct EncryptedTests {
    @Test func `portal and client show one another certificates, and a call is routed`() async throws {
        let authority = try TestAuthority()
        let (theirs, ours) = (try authority.identity("localhost"), try authority.identity("localhost-client"))
        let portal = try await TestPortal.start(
            tls: ServerTLS(
                identity: TLSIdentity(certificateFile: theirs.certificate, keyFile: theirs.key),
                peerAuthorityFile: authority.certificateFile),
            trusting: ClientTLS(
                authorityFile: authority.certificateFile,
                identity: TLSIdentity(certificateFile: theirs.certificate, keyFile: theirs.key)))
        let callback = freePort()
        let service = try await RunningService(
            """
            portals: [{ url: "\(portal.url)", tenant: 1, user: router, password: "${PORTAL_PASSWORD}" }]
            callback: { listen: "127.0.0.1:\(callback)", url: "https://localhost:\(callback)/events", client_certificate: true }
            services: { desk: 3, vip: 12 }
            tls: { certificate: "\(theirs.certificate)", key: "\(theirs.key)", authority: "\(authority.certificateFile)" }
            session: { heartbeat: 300ms, timeout: 4s }
            """, api: "tls: false")
        #expect(try await eventually { portal.isOnLine })
        await portal.ask(call: 7, dnis: "1700500", clid: "0541111111")
        #expect(try await eventually { portal.selects.count == 1 })
        // Who has no certificate does not get as far as to be refused.
        var settings = ClientSettings()
        settings.tls = ClientTLS(authorityFile: authority.certificateFile)
        let nobody = try HTTPClient(settings)
        let url = try #require(HTTPURL("https://localhost:\(callback)/events"))
        await #expect(throws: ClientFailure.self) {
            try await nobody.send(ClientRequest(.post), to: url, within: .seconds(5))
        }
        // Another name's certificate is as good to a portal that trusts its authority.
        settings.tls.identity = TLSIdentity(certificateFile: ours.certificate, keyFile: ours.key)
        let known = try HTTPClient(settings)
        #expect(try await known.send(ClientRequest(.get), to: url, within: .seconds(5)).status == 405)
        await service.stop()
        await portal.stop()
    }
}
