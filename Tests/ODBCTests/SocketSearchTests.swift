import Foundation
import Glibc
import Testing

@testable import ODBC

@Suite struct SocketSearchTests {
    @Test func `one new socket to the server is found, whatever else is opened`() throws {
        let server = try Loopback()
        let stranger = try Loopback()
        let search = SocketSearch(to: server.endpoint, patience: .zero)
        let noise = try stranger.connected()
        let wanted = try server.connected()
        defer { [noise, wanted].forEach { close($0) } }
        let claim = search.claim()
        let found = try #require(claim)
        #expect(found.descriptor == wanted)
        SocketSearch.release(found)
    }

    @Test func `of two new sockets to the server neither is taken`() throws {
        let server = try Loopback()
        let search = SocketSearch(to: server.endpoint, patience: .zero)
        let both = [try server.connected(), try server.connected()]
        defer { both.forEach { close($0) } }
        let claim = search.claim()
        #expect(claim == nil)
    }

    @Test func `a socket from before and one that is claimed are somebody else's`() throws {
        let server = try Loopback()
        let before = try server.connected()
        let outer = SocketSearch(to: server.endpoint, patience: .zero)
        // Out of patience before its turn comes, as beside a connect that hangs.
        let inner = SocketSearch(to: server.endpoint, patience: .zero)
        let first = try server.connected()
        let innerClaim = inner.claim()
        let claimed = try #require(innerClaim)
        #expect(claimed.descriptor == first)
        let tooEarly = outer.claim()
        #expect(tooEarly == nil)
        let second = try server.connected()
        let outerClaim = outer.claim()
        let found = try #require(outerClaim)
        #expect(found.descriptor == second)
        [claimed, found].forEach { SocketSearch.release($0) }
        [before, first, second].forEach { close($0) }
    }

    @Test func `where no socket is expected none is found`() throws {
        let server = try Loopback()
        let search = SocketSearch(to: nil, patience: .zero)
        let opened = try server.connected()
        defer { close(opened) }
        let claim = search.claim()
        #expect(claim == nil)
    }

    @Test func `the turn to connect is waited for, but not for ever, and other servers' is free`() {
        let turns = ConnectTurns()
        let server = ServerEndpoint.network(host: "db", port: 1)
        #expect(turns.take(server, patience: .zero))
        let waited = ContinuousClock().measure {
            #expect(!turns.take(server, patience: .milliseconds(20)))
        }
        #expect(waited >= .milliseconds(20))
        #expect(turns.take(.network(host: "db", port: 2), patience: .zero))
        turns.giveBack(server)
        #expect(turns.take(server, patience: .zero))
    }
}

/// A listening socket of one test's own.
private struct Loopback: ~Copyable {
    private let listener: Int32
    private let address: sockaddr_in

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutableBytes(of: &address) { bytes in
            let name = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
            return bind(listener, name, length) == 0 && listen(listener, 8) == 0
                && getsockname(listener, name, &length) == 0
        }
        guard isListening else { throw CocoaError(.fileReadUnknown) }
        self.listener = listener
        self.address = address
    }

    deinit { close(listener) }

    var endpoint: ServerEndpoint { .network(host: "127.0.0.1", port: UInt16(bigEndian: address.sin_port)) }

    func connected() throws -> Int32 {
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let code = withUnsafeBytes(of: address) { bytes in
            connect(client, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count))
        }
        guard code == 0 else { throw CocoaError(.fileReadUnknown) }
        return client
    }
}
