import Glibc
import ODBC
import Synchronization
import Testing

@Suite struct StatementFailureTests {
    /// What is wrong, the SQL that has it, and the state each driver reports by its documentation.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let states: [TestDatabase: SQLState]
    }

    static let mistakes = [
        Mistake(
            testDescription: "table", sql: "select a from no_such_table where a = ?",
            states: [.sqlite: "HY000", .postgreSQL: "42P01", .mariaDB: "42S02"]),
        Mistake(
            testDescription: "column", sql: "select no_such_column from present where a = ?",
            states: [.sqlite: "HY000", .postgreSQL: "42703", .mariaDB: "42S22"]),
        Mistake(
            testDescription: "syntax", sql: "selec a from present where a = ?",
            states: [.sqlite: "HY000", .postgreSQL: "42601", .mariaDB: "42000"]),
    ]

    @Test(arguments: TestDatabase.available, mistakes)
    func `a wrong statement is found at the latest when it is executed`(
        _ database: TestDatabase, _ mistake: Mistake
    ) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        try connection.execute("create temporary table present(a varchar(20))")
        let error = #expect(throws: ODBCError.self) {
            let statement = try connection.prepare(mistake.sql, parameters: [.text(limit: 20)])
            #expect(database == .sqlite, "only SQLite's driver waits with what does not begin like a query")
            try statement.execute()
        }
        #expect(error?.state == mistake.states[database])
        #expect(error?.classification == .plan)
        #expect(error?.sql == mistake.sql)
        #expect(error?.profile == database.profile)
    }

    @Test(arguments: TestDatabase.available)
    func `the count of parameters must be that of the markers`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        let error = #expect(throws: ODBCError.self) {
            try connection.prepare("select 1 where 'a' = ?", parameters: [.text(limit: 20), .integer])
        }
        #expect(error?.state == "07002")
        #expect(error?.classification == .plan)
    }

    @Test(arguments: TestDatabase.available)
    func `a violated key is the data's fault and leaves the statement usable`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        try connection.execute("create temporary table uniquely(k varchar(20) primary key)")
        let types: [ParameterType] = [.text(limit: 20)]
        let insert = try connection.prepare("insert into uniquely values (?)", parameters: types)
        try insert.bind("0541234567", at: 0)
        try insert.execute()
        let error = #expect(throws: ODBCError.self) { try insert.execute() }
        #expect(error?.classification == .data)
        try insert.bind("0541234568", at: 0)
        #expect(try insert.execute() == 1)
    }

    @Test(.enabled(if: TestDatabase.postgreSQL.serverString != nil))
    func `a value that does not read as a number is the data's fault`() throws {
        let folder = try TemporaryFolder()
        let connection = try TestDatabase.postgreSQL.connect(in: folder)
        let types: [ParameterType] = [.text(limit: 20)]
        let select = try connection.prepare("select 1 where cast(? as text)::bigint = 7", parameters: types)
        try select.bind("anonymous", at: 0)
        let error = #expect(throws: ODBCError.self) { try select.tables() }
        #expect(error?.state == "22P02")
        #expect(error?.classification == .data)
        try select.bind("7", at: 0)
        #expect(try select.tables()[0].rows.count == 1)
    }

    @Test func `a cancelled execution fails as cancelled and the statement serves again`() throws {
        let folder = try TemporaryFolder()
        let connection = try TestDatabase.sqlite.connect(in: folder)
        let statement = try connection.prepare(
            "with recursive s(i) as (select 1 union all select i + 1 from s where i < ?) select count(*) from s",
            parameters: [.integer])
        let cancellation = statement.cancellation
        #expect(!cancellation.cancel(), "nothing runs yet")
        let canceller = try SessionThread<Connection?>(name: "canceller")
        let isOver = Atomic(false)
        canceller.submit { _ in
            while !isOver.load(ordering: .acquiring) {
                cancellation.cancel()
                usleep(1000)
            }
        }
        statement.bind(Int64.max, at: 0)
        let error = #expect(throws: ODBCError.self) { try statement.execute() }
        isOver.store(true, ordering: .releasing)
        canceller.stop()
        #expect(error?.state == "HY008")
        #expect(error?.classification == .timeout)
        statement.bind(Int64(10), at: 0)
        var count: String?
        try statement.query { count = $0.text(0) }
        #expect(count == "10")
    }
}
