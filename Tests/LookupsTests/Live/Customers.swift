import Lookups
import ODBC
import Routing
import TestSupport
import Testing

/// A table of callers of one test: a caller's number is his attach data too, so that nobody's row passes for another's.
struct Customers: Sendable {
    let database: LiveDatabase
    let string: ConnectionString
    let table: String

    /// A table called `table` with a row for each of `callers`: SQLite's in a file in `folder`, others' at `server`, by
    /// default the one that all tests share.
    init(
        _ table: String, in database: LiveDatabase, folder: TemporaryFolder? = nil, at server: ConnectionString? = nil,
        clid: String = "varchar(40)",
        _ callers: [String]
    ) throws {
        self.database = database
        self.table = table
        if database == .sqlite {
            let folder = try #require(folder)
            string = ConnectionString(["Driver": "SQLite3", "Database": folder.path("customers.db")])
        } else {
            string = try server ?? database.shared()
        }
        let connection = try Connection.open(string)
        if database != .sqlite { try connection.execute("drop table if exists \(table)") }
        try connection.execute(
            "create table \(table) (clid \(clid) primary key, queue_code int, priority int, attachdata varchar(200))")
        let insert = try connection.prepare(
            "insert into \(table) values (?, 8, 3, ?)", parameters: [.text(limit: 40), .text(limit: 200)])
        try connection.begin()
        for caller in callers {
            try insert.bind(caller, at: 0)
            try insert.bind(caller, at: 1)
            try insert.execute()
        }
        try connection.commit()
    }

    /// The table's lookup.
    func settings(
        timeout: Int64 = 5000, form: CallerForm = .raw, sql: String? = nil
    ) throws -> LookupSettings {
        try LookupSettings(
            name: table, sql: sql ?? "select queue_code, priority, attachdata from \(table) where clid = $CLID",
            dialect: database.dialect, form: form, timeout: timeout)
    }

    /// A source of the table's lookup.
    func source(
        timeout: Int64 = 5000, form: CallerForm = .raw, sql: String? = nil, at string: ConnectionString? = nil,
        pool: PoolPolicy = PoolPolicy(), counters: LookupCounters = LookupCounters()
    ) throws -> ODBCSource {
        try ODBCSource(
            settings(timeout: timeout, form: form, sql: sql), connection: string ?? self.string, pool: pool,
            counters: counters)
    }

    /// Runs a statement about the table on a connection of its own.
    func execute(_ sql: String) throws { try Connection.open(string).execute(sql) }
}

extension LookupSettings {
    /// A lookup by a statement that must compile.
    init(
        name: String, sql: String, dialect: SQLDialect, form: CallerForm = .raw, timeout: Int64 = 5000
    ) throws {
        let template = try #require(LookupTemplate.compile(sql, dialect: dialect).template)
        self.init(name: name, query: .statement(template), text: sql, form: form, timeout: timeout)
    }

    /// A lookup by a procedure.
    init(
        procedure: String, signature: ProcedureSettings.Signature = .auto, form: CallerForm = .raw,
        columns: [LookupColumn] = []
    ) {
        self.init(
            name: procedure, query: .procedure(ProcedureSettings(name: procedure, signature: signature)),
            text: procedure, form: form, timeout: 5000, columns: columns)
    }
}
