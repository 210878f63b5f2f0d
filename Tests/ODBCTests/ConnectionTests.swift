import Foundation
import ODBC
import Testing

@Suite struct ConnectionTests {
    @Test(arguments: TestDatabase.available)
    func `a connection tells its driver and database`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let driver = try database.connect(in: folder).driver
        #expect(driver.profile == database.profile)
        #expect(driver.databaseName.contains(database.rawValue))
        #expect(driver.name.hasSuffix(".so"))
        #expect(!driver.version.isEmpty)
        #expect(!driver.databaseVersion.isEmpty)
    }

    @Test func `a driver that is not there is a matter of configuration`() {
        let error = #expect(throws: ODBCError.self) { try Connection.open("Driver={No such driver};Pwd=hunter2") }
        #expect(error?.classification == .configuration)
        #expect(error?.state == "01000")
        #expect(error.map { "\($0)".contains("hunter2") } == false)
    }

    @Test func `a data source that is not there is a matter of configuration`() {
        let error = #expect(throws: ODBCError.self) { try Connection.open("DSN=no-such-source;Pwd=hunter2") }
        #expect(error?.classification == .configuration)
        #expect(error?.state == "IM002")
    }

    @Test func `a malformed string is refused before any driver sees it`() {
        let error = #expect(throws: ODBCError.self) { try Connection.open("Driver={SQLite3;Pwd=hunter2") }
        #expect(error?.state == "01S00")
        #expect(error?.classification == .configuration)
        #expect(error.map { "\($0)".contains("hunter2") } == false)
    }

    @Test func `a secret a driver quotes is masked`() {
        // The driver manager quotes the file it could not open: here the file's name is also the password.
        let error = #expect(throws: ODBCError.self) { try Connection.open("Driver=/hunter2.so;Pwd=hunter2") }
        #expect(error?.diagnostics.first?.message.contains("/***.so") == true)
        #expect(error.map { "\($0)".contains("hunter2") } == false)
    }

    @Test func `a missing SQLite file is not created`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("missing.db")
        let string = ConnectionString(["Driver": "SQLite3", "Database": path])
        let error = #expect(throws: ODBCError.self) {
            try Connection.open(string.withSafeDefaults(timeoutMilliseconds: 900))
        }
        #expect(error?.classification == .connect)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: ["PostgreSQL Unicode", "MariaDB Unicode"])
    func `a refused connection may succeed later`(_ driver: String) throws {
        let environment = try Environment.open()
        try #require(environment.drivers().contains { $0.name == driver })
        // Port 1 is tcpmux, which nothing serves.
        let error = #expect(throws: ODBCError.self) {
            try Connection.open("Driver={\(driver)};Server=127.0.0.1;Port=1;Database=d;Uid=u;Pwd=hunter2")
        }
        #expect(error?.classification == .connect)
        #expect(error.map { "\($0)".contains("hunter2") } == false)
    }

    @Test(arguments: TestDatabase.available.filter { $0 != .sqlite })
    func `a wrong password is a matter of configuration and is not told`(_ database: TestDatabase) throws {
        var string = try ConnectionString(#require(database.serverString))
        string["Pwd"] = "hunter2;}x"
        let error = #expect(throws: ODBCError.self) { try Connection.open(string) }
        #expect(error?.classification == .configuration)
        #expect(error.map { "\($0)".contains("hunter2") } == false)
    }

    @Test func `a locked SQLite database is a timeout`() throws {
        let folder = try TemporaryFolder()
        let holder = try TestDatabase.sqlite.connect(in: folder)
        try holder.execute("create table t(a)")
        let waiter = try Connection.open("Driver={SQLite3};Database=\(folder.path("test.db"));Timeout=20")
        try holder.execute("begin exclusive")
        let error = #expect(throws: ODBCError.self) { try waiter.execute("insert into t values (1)") }
        #expect(error?.classification == .timeout)
        try holder.execute("commit")
        #expect(try waiter.execute("insert into t values (1)") == 1)
    }

    @Test(arguments: TestDatabase.available)
    func `a transaction is kept or undone as a whole`(_ database: TestDatabase) throws {
        struct Refusal: Error {}
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        try connection.execute("create temporary table kept(a int)")
        try connection.transaction {
            try connection.execute("insert into kept values (1)")
            try connection.execute("insert into kept values (2)")
        }
        #expect(throws: Refusal.self) {
            try connection.transaction {
                try connection.execute("insert into kept values (3)")
                throw Refusal()
            }
        }
        #expect(!connection.isInTransaction)
        try connection.execute("insert into kept values (4)")
        let rows = try connection.prepare("select a from kept order by a").tables()[0].rows
        #expect(rows == [[.integer(1)], [.integer(2)], [.integer(4)]])
    }

    @Test(arguments: TestDatabase.available)
    func `a connection let go inside a transaction undoes it`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let name = "abandoned_\(UInt32.random(in: 0 ... .max))"
        let observer = try database.connect(in: folder)
        try observer.execute("create table \(name)(a int)")
        do {
            let connection = try database.connect(in: folder)
            try connection.begin()
            try connection.execute("insert into \(name) values (1)")
        }
        let rows = try observer.prepare("select a from \(name)").tables()[0].rows
        #expect(rows.isEmpty)
        try observer.execute("drop table \(name)")
    }

    @Test(arguments: TestDatabase.available)
    func `a direct statement counts the rows it changed`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        try connection.execute("create temporary table counted(a int)")
        #expect(try connection.execute("insert into counted values (1), (2), (3)") == 3)
        #expect(try connection.execute("update counted set a = a + 1 where a > 1") == 2)
        #expect(try connection.execute("delete from counted where a > 100") == 0)
    }

    @Test(.enabled(if: TestDatabase.postgreSQL.serverString != nil))
    func `PostgreSQL's ended session is dead`() throws {
        let folder = try TemporaryFolder()
        let victim = try TestDatabase.postgreSQL.connect(in: folder)
        let other = try TestDatabase.postgreSQL.connect(in: folder)
        let statement = try victim.prepare("select pg_backend_pid()")
        guard case .integer(let pid) = try statement.tables()[0].rows[0][0] else {
            Issue.record("no process id")
            return
        }
        try other.execute("select pg_terminate_backend(\(pid))")
        let error = #expect(throws: ODBCError.self) { try statement.tables() }
        #expect(error?.classification == .dead)
    }

    @Test(.enabled(if: TestDatabase.mariaDB.serverString != nil))
    func `MariaDB's ended session is dead`() throws {
        let folder = try TemporaryFolder()
        let victim = try TestDatabase.mariaDB.connect(in: folder)
        let other = try TestDatabase.mariaDB.connect(in: folder)
        let statement = try victim.prepare("select connection_id()")
        guard case .integer(let id) = try statement.tables()[0].rows[0][0] else {
            Issue.record("no connection id")
            return
        }
        try other.execute("kill \(id)")
        let error = #expect(throws: ODBCError.self) { try statement.tables() }
        #expect(error?.classification == .dead)
    }
}
