import Dispatch
import Foundation
import Glibc
import ODBC
import Synchronization
import TestSupport
import Testing

/// The tools themselves: what is done to a server is seen on a plain connection.
@Suite(.serialized, .enabled(if: PrivateServer.isPossible)) struct PrivateServerTests {
    private static let servers = Mutex<[DatabaseProduct: PrivateServer]>([:])

    /// One for all cases, which ends with the process.
    private func server(_ product: DatabaseProduct) throws -> PrivateServer {
        try Self.servers.withLock { servers in
            if let server = servers[product] { return server }
            let server = try PrivateServer.start(product, on: PrivateServer.isSeverable ? .severable : .loopback)
            servers[product] = server
            return server
        }
    }

    private func address(of server: PrivateServer) throws -> TCPAddress {
        TCPAddress(host: try ConnectionString(server.string)["Server"] ?? "", port: try server.port)
    }

    /// A connection on a thread of its own, so that what hangs can be left hanging.
    private final class Session: Sendable {
        private let thread: SessionThread<Connection?>
        private let outcomes = Mutex<[Result<String?, any Error>]>([])
        private let isOver = DispatchSemaphore(value: 0)

        /// Begins to connect; the first outcome tells how that ended.
        init(on string: String) throws {
            thread = try SessionThread(name: "session")
            begin { connection in
                connection = try Connection.open(string)
                return nil
            }
        }

        func askForOne() {
            begin { connection in
                var one: String?
                try connection?.prepare("select 1").query { one = $0.text(0) }
                return one
            }
        }

        /// The outcome of the last thing begun, or nil if there is none in time.
        func outcome(within seconds: Double) -> Result<String?, any Error>? {
            guard isOver.wait(timeout: .now() + seconds) == .success else { return nil }
            return outcomes.withLock { $0.removeFirst() }
        }

        private func begin(_ work: @escaping @Sendable (inout Connection?) throws -> String?) {
            thread.submit { [self] connection in
                let outcome = Result { try work(&connection) }
                outcomes.withLock { $0.append(outcome) }
                isOver.signal()
            }
        }
    }

    private static func one(on string: String) throws(ODBCError) -> String? {
        var one: String?
        try Connection.open(string).prepare("select 1").query { one = $0.text(0) }
        return one
    }

    @Test(arguments: DatabaseProduct.allCases)
    func `both users connect and the caller may only read`(_ product: DatabaseProduct) throws {
        let server = try server(product)
        try Connection.open(server.string).execute("create table readable(a int)")
        let caller = try Connection.open(server.callerString)
        #expect(try caller.prepare("select a from readable").tables()[0].rows == [])
        let error = #expect(throws: ODBCError.self) { try caller.execute("insert into readable values (1)") }
        #expect(error?.classification == .plan)
        try server.administer("drop table readable")
    }

    @Test(arguments: DatabaseProduct.allCases)
    func `a frozen server accepts and says nothing until it is thawed`(_ product: DatabaseProduct) throws {
        let server = try server(product)
        let open = try Session(on: server.string)
        _ = try #require(open.outcome(within: 10)).get()
        try server.freeze()
        open.askForOne()
        let opening = try Session(on: server.string)
        #expect(open.outcome(within: 0.1) == nil)
        #expect(opening.outcome(within: 0.1) == nil)
        #expect(try address(of: server).answer(within: 1000) == .accepted)
        try server.thaw()
        #expect(try open.outcome(within: 10)?.get() == "1")
        _ = try #require(opening.outcome(within: 10)).get()
    }

    @Test(arguments: DatabaseProduct.allCases)
    func `a killed server refuses and, restarted, serves its old data at its old port`(
        _ product: DatabaseProduct
    ) throws {
        let server = try server(product)
        let connection = try Connection.open(server.string)
        try connection.execute("create table kept(a int)")
        let (pid, port) = (try server.pid, try server.port)
        try server.kill()
        let lost = #expect(throws: ODBCError.self) { try connection.execute("insert into kept values (1)") }
        #expect(lost?.classification == .dead)
        #expect(try address(of: server).answer(within: 1000) == .refused)
        let refused = #expect(throws: ODBCError.self) { try Connection.open(server.string) }
        #expect(refused?.classification == .connect)
        try server.restart()
        #expect(try server.pid != pid)
        #expect(try server.port == port)
        #expect(try Connection.open(server.string).execute("insert into kept values (1)") == 1)
        try server.administer("drop table kept")
    }

    @Test(arguments: DatabaseProduct.allCases)
    func `a restart loses the sessions`(_ product: DatabaseProduct) throws {
        let server = try server(product)
        let connection = try Connection.open(server.string)
        try server.restart()
        let lost = #expect(throws: ODBCError.self) { try connection.execute("select 1") }
        #expect(lost?.classification == .dead)
        #expect(try Self.one(on: server.string) == "1")
    }

    @Test(arguments: DatabaseProduct.allCases)
    func `ended sessions are dead and the next one serves`(_ product: DatabaseProduct) throws {
        let server = try server(product)
        let pid = try server.pid
        let connections = [try Connection.open(server.string), try Connection.open(server.callerString)]
        try server.terminateSessions()
        for connection in connections {
            let error = #expect(throws: ODBCError.self) { try connection.execute("select 1") }
            #expect(error?.classification == .dead)
        }
        #expect(try Self.one(on: server.callerString) == "1")
        #expect(try server.pid == pid)
    }

    @Test(arguments: DatabaseProduct.allCases)
    func `the caller has as many connections as the limit lets`(_ product: DatabaseProduct) throws {
        let server = try server(product)
        try server.limitConnections(to: 2)
        var connections = [try Connection.open(server.callerString), try Connection.open(server.callerString)]
        let error = #expect(throws: ODBCError.self) { try Connection.open(server.callerString) }
        #expect(error?.classification == .connect)
        #expect(try Self.one(on: server.string) == "1")
        try server.limitConnections(to: nil)
        connections.append(try Connection.open(server.callerString))
        #expect(connections.count == 3)
    }

    @Test(arguments: DatabaseProduct.allCases)
    func `the server tells the statements it was sent`(_ product: DatabaseProduct) throws {
        let server = try server(product)
        let connection = try Connection.open(server.string)
        try connection.execute("create temporary table logged(clid varchar(20))")
        let statement = try connection.prepare(
            "select clid\nfrom logged where clid = ?", parameters: [.text(limit: 20)])
        try statement.bind("0541234567", at: 0)
        _ = try statement.tables()
        let statements = try server.statements().filter { $0.sql.contains("logged") }
        #expect(statements.first?.sql == "create temporary table logged(clid varchar(20))")
        #expect(Set(statements.map(\.session)).count == 1)
        let lookup = try #require(statements.last)
        #expect(lookup.sql.hasPrefix("select clid\nfrom logged where clid = "))
        #expect((lookup.parameters ?? lookup.sql).contains("'0541234567'"))
    }

    @Test func `a server ends with the last reference`() throws {
        var server: PrivateServer? = try PrivateServer.start(.postgreSQL)
        let address = try #require(try server.map(address(of:)))
        #expect(address.answer(within: 1000) == .accepted)
        server = nil
        #expect(address.answer(within: 1000) == .refused)
    }

    @Test(.enabled(if: PrivateServer.isSeverable), arguments: DatabaseProduct.allCases)
    func `a severed server is silent until it is mended`(_ product: DatabaseProduct) throws {
        let server = try server(product)
        let address = try address(of: server)
        let session = try Session(on: server.string)
        _ = try #require(session.outcome(within: 10)).get()
        #expect(address.answer(within: 1000) == .accepted)
        try server.sever()
        session.askForOne()
        #expect(address.answer(within: 100) == .silence)
        #expect(session.outcome(within: 0.1) == nil)
        try server.mend()
        #expect(try session.outcome(within: 20)?.get() == "1")
        #expect(address.answer(within: 1000) == .accepted)
    }
}
