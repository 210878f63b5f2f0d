import Foundation
import HTTP
import TestSupport
import Testing

/// Certificates on both sides, made for the test by openssl's own command.
struct TLSTests {
    @Test func `a client that trusts the listener's authority is served, another is not`() async throws {
        let authority = try TestAuthority()
        let server = try authority.tls("localhost")
        let listener = try await Listener.echo(tls: ServerTLS(identity: server))
        let target = try #require(HTTPURL("https://localhost:\(listener.port)/a"))
        var settings = ClientSettings()
        settings.tls = ClientTLS(authorityFile: authority.certificateFile)
        let answer = try await HTTPClient(settings).send(ClientRequest(), to: target, within: .seconds(10))
        #expect(answer.status == 200)
        let stranger = try HTTPClient()
        do {
            _ = try await stranger.send(ClientRequest(), to: target, within: .seconds(10))
            Issue.record("trusted an authority that it does not know")
        } catch {
            #expect(!error.mayHaveArrived)
        }
        await listener.drain(within: .zero)
    }

    @Test func `a certificate for another name is not accepted`() async throws {
        let authority = try TestAuthority()
        let listener = try await Listener.echo(tls: ServerTLS(identity: try authority.tls("elsewhere.example")))
        let target = try #require(HTTPURL("https://localhost:\(listener.port)/a"))
        var settings = ClientSettings()
        settings.tls = ClientTLS(authorityFile: authority.certificateFile)
        let client = try HTTPClient(settings)
        await #expect(throws: ClientFailure.self) {
            try await client.send(ClientRequest(), to: target, within: .seconds(10))
        }
        await listener.drain(within: .zero)
    }

    @Test func `a listener that asks for certificates serves only who has one of its authority`() async throws {
        let authority = try TestAuthority()
        let listener = try await Listener.echo(
            tls: ServerTLS(identity: try authority.tls("localhost"), peerAuthorityFile: authority.certificateFile))
        let target = try #require(HTTPURL("https://localhost:\(listener.port)/a"))
        var settings = ClientSettings()
        settings.tls = ClientTLS(authorityFile: authority.certificateFile)
        let nobody = try HTTPClient(settings)
        await #expect(throws: ClientFailure.self) {
            try await nobody.send(ClientRequest(), to: target, within: .seconds(10))
        }
        settings.tls.identity = try authority.tls("client")
        let known = try HTTPClient(settings)
        #expect(try await known.send(ClientRequest(), to: target, within: .seconds(10)).status == 200)
        await listener.drain(within: .zero)
    }

    @Test func `a peer that takes a connection and never greets does not keep it`() async throws {
        let silent = try SilentListener()
        var settings = ClientSettings()
        (settings.connectionsPerHost, settings.connectTime) = (1, .milliseconds(300))
        let client = try HTTPClient(settings)
        let target = try #require(HTTPURL("https://127.0.0.1:\(silent.port)/"))
        var ends: [Int32] = []
        defer { for end in ends { close(end) } }
        for _ in 0..<2 {
            await #expect(throws: ClientFailure.self) {
                try await client.send(ClientRequest(), to: target, within: .milliseconds(200))
            }
            // Each time a connection of its own, for the one before is given up.
            ends.append(try silent.accepted())
            try await Task.sleep(for: .milliseconds(400))
        }
    }

    @Test func `a file that is no certificate is named`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("no certificate", to: "server.pem")
        let tls = ServerTLS(identity: TLSIdentity(certificateFile: path, keyFile: path))
        do {
            _ = try await Listener.echo(tls: tls)
            Issue.record("listens without a certificate")
        } catch ListenerError.tls(.badFile(let file, _, _)) {
            #expect(file == path)
        }
    }
}
