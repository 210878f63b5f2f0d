import Foundation
import Testing

@testable import ODBC

@Suite struct ServerEndpointTests {
    @Test(
        arguments: [
            ("Driver={PostgreSQL Unicode};Server=db;Port=5433", .network(host: "db", port: 5433)),
            ("Driver={PostgreSQL Unicode};Servername=10.0.0.1", .network(host: "10.0.0.1", port: 5432)),
            ("Driver={PostgreSQL Unicode};Server=/run/pg;Port=5433", .local(path: "/run/pg/.s.PGSQL.5433")),
            ("Driver={PostgreSQL Unicode};Database=d", .anywhere),
            ("Driver={MariaDB Unicode};Server=db", .network(host: "db", port: 3306)),
            ("Driver={MariaDB Unicode};Server=localhost;Port=3306", .anywhere),
            ("Driver={MariaDB Unicode};Server=localhost;Socket=/run/my.sock", .local(path: "/run/my.sock")),
            ("Driver={FreeTDS};Server=db,1444", .network(host: "db", port: 1444)),
            ("Driver={FreeTDS};Server=db:1444", .network(host: "db", port: 1444)),
            ("Driver={FreeTDS};Servername=section", .anywhere),
            ("Driver={ODBC Driver 18 for SQL Server};Server=tcp:db", .network(host: "db", port: 1433)),
            ("Driver={ODBC Driver 18 for SQL Server};Server=db\\sales", .network(host: "db", port: nil)),
            ("Driver={ODBC Driver 18 for SQL Server};Server=.,1500", .network(host: nil, port: 1500)),
            ("Driver={ODBC Driver 18 for SQL Server};Server=fe80::1,1500", .network(host: "fe80::1", port: 1500)),
            ("Driver={SQLite3};Database=/f.db", nil),
            ("Driver={Unheard of};Server=db;Port=7", .network(host: "db", port: 7)),
            ("Driver={Unheard of};File=/f", nil),
        ] as [(String, ServerEndpoint?)])
    func `a connection string tells where its socket will lead`(_ text: String, _ expected: ServerEndpoint?) throws {
        #expect(ServerEndpoint(of: try ConnectionString(text)) == expected)
    }

    @Test(
        arguments: [
            (.network(host: "10.0.0.1", port: 5432), .network(address: [10, 0, 0, 1], port: 5432), true),
            (.network(host: "10.0.0.1", port: 5432), .network(address: [10, 0, 0, 2], port: 5432), false),
            (.network(host: "10.0.0.1", port: 5432), .network(address: [10, 0, 0, 1], port: 5433), false),
            (.network(host: "db", port: 5432), .network(address: [10, 0, 0, 2], port: 5432), true),
            (.network(host: "db", port: 5432), .network(address: [10, 0, 0, 2], port: 80), false),
            (.network(host: "db", port: nil), .network(address: [10, 0, 0, 2], port: 80), true),
            (.network(host: "db", port: 5432), .local(path: "/run/db"), false),
            (.local(path: "/run/none/db"), .local(path: "/run/none/db"), true),
            (.local(path: "/run/none/db"), .local(path: "/run/none/other"), false),
            // A server that bound a path relative to its folder.
            (.local(path: "/run/none/db.sock"), .local(path: "db.sock"), true),
            (.local(path: "/run/none/db"), .network(address: [127, 0, 0, 1], port: 1), false),
            (.anywhere, .local(path: "/run/db"), true),
        ] as [(ServerEndpoint, SocketPeer, Bool)])
    func `a socket is admitted that leads where it should`(
        _ endpoint: ServerEndpoint, _ peer: SocketPeer, _ expected: Bool
    ) {
        #expect(endpoint.admits(peer) == expected)
    }

    @Test func `a path is the same through a symbolic link`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("real"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link"), withDestinationPath: folder.path("real"))
        for name in ["db", "other"] {
            try "".write(toFile: folder.path("real/\(name)"), atomically: true, encoding: .utf8)
        }
        let endpoint = ServerEndpoint.local(path: folder.path("link/db"))
        #expect(endpoint.admits(.local(path: folder.path("real/db"))))
        #expect(!endpoint.admits(.local(path: folder.path("real/other"))))
    }

    @Test func `a host's name is resolved, an address stands for itself`() throws {
        #expect(ServerEndpoint.network(host: "127.0.0.1", port: 1).resolvedAddresses == nil)
        #expect(ServerEndpoint.anywhere.resolvedAddresses == nil)
        let addresses = try #require(ServerEndpoint.network(host: "localhost", port: 1).resolvedAddresses)
        let loopbacks: Set<[UInt8]> = [[127, 0, 0, 1], Array(repeating: 0, count: 15) + [1]]
        #expect(addresses.isSubset(of: loopbacks))
    }
}
