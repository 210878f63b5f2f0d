import Foundation
import Glibc
import ODBC
import Synchronization
import Testing

@Suite(.serialized) struct ConnectionSocketTests {
    static let servers = TestDatabase.available.filter { $0 != .sqlite }

    @Test(arguments: servers)
    func `a server's connection has the socket that leads to its port`(_ database: TestDatabase) throws {
        let string = try ConnectionString(#require(database.serverString))
        let connection = try Connection.open(string)
        let socket = try #require(connection.socket)
        #expect(port(of: socket) == string["Port"])
        let other = try Connection.open(string)
        #expect(try #require(other.socket) != socket)
    }

    @Test(arguments: servers)
    func `a connection by a path has its socket`(_ database: TestDatabase) throws {
        let folder = try #require(ProcessInfo.processInfo.environment["CALLSTEER_TEST_SERVERS"])
        var string = try ConnectionString(#require(database.serverString))
        if database == .postgreSQL {
            string["Server"] = "\(folder)/postgresql"
        } else {
            string["Server"] = "localhost"
            string["Socket"] = "\(folder)/mariadb/socket"
        }
        let socket = try #require(try Connection.open(string).socket)
        #expect(port(of: socket) == nil)
    }

    @Test func `a file has no socket`() throws {
        let folder = try TemporaryFolder()
        #expect(try TestDatabase.sqlite.connect(in: folder).socket == nil)
    }

    @Test(arguments: servers)
    func `shutting down ends a running query and lets the connection go at once`(_ database: TestDatabase) async throws
    {
        let string = try ConnectionString(#require(database.serverString))
        var shortest = Cut(query: .seconds(10), teardown: .seconds(10))
        for _ in 0..<3 {
            let cut = try await self.cut(database, string) { _ in true }
            shortest = shortest.best(with: cut)
        }
        #expect(shortest.query < .milliseconds(100))
        #expect(shortest.teardown < .milliseconds(50))
    }

    @Test(.enabled(if: !servers.isEmpty))
    func `shutting down ends a query on a frozen server and lets the connection go at once`() async throws {
        let pair = try ServerPair()
        for database in Self.servers {
            var shortest = Cut(query: .seconds(10), teardown: .seconds(10))
            for _ in 0..<3 {
                let frozen = Mutex<pid_t>(0)
                let cut = try await self.cut(database, pair.string(database)) { process in
                    let process = process ?? pair.mariaDBProcess
                    frozen.withLock { $0 = process }
                    return kill(process, SIGSTOP) == 0
                }
                #expect(kill(frozen.withLock { $0 }, SIGCONT) == 0)
                shortest = shortest.best(with: cut)
            }
            #expect(shortest.query < .milliseconds(100))
            #expect(shortest.teardown < .milliseconds(50))
        }
    }

    @Test(arguments: servers)
    func `a shut-down that meets lookups makes them fail, never answer wrongly`(_ database: TestDatabase) async throws {
        let string = try ConnectionString(#require(database.serverString))
        let thread = try SessionThread<Connection?>(name: "raced")
        var random = SplitMix64(seed: 11)
        for _ in 0..<100 {
            let socket = try #require(
                await thread.result { connection -> ConnectionSocket? in
                    connection = try? Connection.open(string)
                    return connection?.socket
                })
            async let outcome = thread.result { connection in
                defer { connection = nil }
                return connection.map(lookUpUntilFailure)
            }
            try await Task.sleep(for: .microseconds(Int.random(in: 0..<3000, using: &random)))
            #expect(socket.shutDown())
            let race = try #require(await outcome)
            #expect(race.wrong == 0)
            #expect(race.failure?.classification == .dead, "\(String(describing: race.failure))")
        }
        thread.stop()
    }

    @Test(arguments: servers)
    func `the number of a closed socket, given to another, is not shut down`(_ database: TestDatabase) throws {
        let string = try ConnectionString(#require(database.serverString))
        var ends: [Int32] = [-1, -1]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { ends.forEach { close($0) } }
        for _ in 0..<50 {
            let gone = try #require(try Connection.open(string).socket)
            // The lowest free number from there on, so that no file of a test beside is replaced; one of those
            // may have been quicker.
            let heir = fcntl(ends[0], F_DUPFD, gone.descriptor)
            defer { close(heir) }
            guard heir == gone.descriptor else { continue }
            #expect(!gone.shutDown())
            #expect(gone.hasUnexpectedInput())
            var byte: UInt8 = 7
            #expect(write(heir, &byte, 1) == 1)
            #expect(read(ends[1], &byte, 1) == 1)
            return
        }
        Issue.record("no number was ever given again")
    }

    @Test(arguments: servers)
    func `input nobody asked for tells that the server has ended the session`(_ database: TestDatabase) async throws {
        let folder = try TemporaryFolder()
        let victim = try database.connect(in: folder)
        let other = try database.connect(in: folder)
        let socket = try #require(victim.socket)
        #expect(try victim.prepare("select 1").tables().count == 1)
        #expect(!socket.hasUnexpectedInput())
        let question = database == .postgreSQL ? "select pg_backend_pid()" : "select connection_id()"
        guard case .integer(let session) = try victim.prepare(question).tables()[0].rows[0][0] else {
            Issue.record("no session id")
            return
        }
        #expect(!socket.hasUnexpectedInput())
        try other.execute(database == .postgreSQL ? "select pg_terminate_backend(\(session))" : "kill \(session)")
        for _ in 0..<500 where !socket.hasUnexpectedInput() { try await Task.sleep(for: .milliseconds(2)) }
        #expect(socket.hasUnexpectedInput())
        #expect(!(try #require(other.socket)).hasUnexpectedInput())
    }

    @Test(.enabled(if: servers.count == 2), arguments: 0..<5)
    func `connections opened at the same time get each its own socket`(_ round: Int) async throws {
        let strings = try Self.servers.map { try ConnectionString(#require($0.serverString)) }
        let threads = try (0..<8).map { try SessionThread<Connection?>(name: "connect-\($0)") }
        await withTaskGroup(of: (Int, ConnectionSocket?).self) { group in
            for (index, thread) in threads.enumerated() {
                let string = strings[(index + round) % 2]
                group.addTask {
                    let socket = await thread.result { connection in
                        connection = try? Connection.open(string)
                        return connection?.socket
                    }
                    return ((index + round) % 2, socket)
                }
            }
            var sockets: Set<ConnectionSocket> = []
            for await (server, socket) in group {
                guard let socket else {
                    Issue.record("a connection without a socket")
                    continue
                }
                sockets.insert(socket)
                #expect(port(of: socket) == strings[server]["Port"])
            }
            #expect(sockets.count == 8)
        }
        threads.forEach { $0.stop() }
    }

    private struct Cut {
        var query: Duration
        var teardown: Duration

        // The best of several: how long a busy machine keeps a thread waiting is not the point.
        func best(with other: Cut) -> Cut {
            Cut(query: min(query, other.query), teardown: min(teardown, other.teardown))
        }
    }

    /// Lets a query of ten seconds run, prepares for the cut by `freeze`, which is told PostgreSQL's process
    /// for the session, cuts, and measures.
    private func cut(
        _ database: TestDatabase, _ string: ConnectionString, freeze: @Sendable (pid_t?) -> Bool
    ) async throws -> Cut {
        let thread = try SessionThread<Session?>(name: "cut") { nil }
        let opened = await thread.result { session in
            Result<Opened, any Error> {
                let made = try Session(database, string)
                session = made
                return Opened(socket: made.connection.socket, process: made.process)
            }
        }
        let process = try opened.get().process
        let socket = try #require(try opened.get().socket)
        async let end = thread.result { session in
            let error = #expect(throws: ODBCError.self) { try session?.statement.execute() }
            #expect(error?.classification == .dead)
            return ContinuousClock.now
        }
        try await Task.sleep(for: .milliseconds(50))
        #expect(freeze(process))
        let start = ContinuousClock.now
        #expect(socket.shutDown())
        let query = await end - start
        let teardown = await thread.result { session in ContinuousClock().measure { session = nil } }
        thread.stop()
        return Cut(query: query, teardown: teardown)
    }

    private struct Opened: Sendable {
        let socket: ConnectionSocket?
        let process: pid_t?
    }

    private struct Session {
        let connection: Connection
        let statement: Statement
        /// PostgreSQL's process for the session: the server's own stands idle beside it.
        var process: pid_t?

        init(_ database: TestDatabase, _ string: ConnectionString) throws {
            connection = try Connection.open(string)
            statement = try connection.prepare(database == .postgreSQL ? "select pg_sleep(10)" : "select sleep(10)")
            guard database == .postgreSQL else { return }
            let cell = try connection.prepare("select pg_backend_pid()").tables()[0].rows[0][0]
            if case .integer(let number) = cell { process = pid_t(number) }
        }
    }

    private func port(of socket: ConnectionSocket) -> String? {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutableBytes(of: &address) { bytes in
            getpeername(socket.descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &length)
        }
        guard code == 0, Int32(address.sin_family) == AF_INET else { return nil }
        return String(UInt16(bigEndian: address.sin_port))
    }
}

private struct Race: Sendable {
    var wrong = 0
    var failure: ODBCError?
}

/// Asks for the double of one number after the other until the connection fails.
private func lookUpUntilFailure(_ connection: Connection) -> Race {
    var race = Race()
    do {
        let doubled = try connection.prepare("select cast(? as decimal(20)) * 2", parameters: [.text(limit: 20)])
        for number in 0..<1_000_000 {
            try doubled.bind("\(number)", at: 0)
            var found: String?
            let visited = try doubled.query { found = $0.text(0) }
            if visited != 1 || found != "\(number * 2)" { race.wrong += 1 }
        }
    } catch {
        race.failure = error
    }
    return race
}
