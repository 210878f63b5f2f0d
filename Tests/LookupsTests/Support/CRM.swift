import Foundation
import Lookups
import ODBC
import Routing
import TestSupport

/// A customer's database of one test: a table with a name of its own, gone with the test.
///
/// In a string literal it stands for that name: `"select … from \(crm)"`.
final class CRM: Sendable, CustomStringConvertible {
    static let columns = "phone_number varchar(200), queue_code varchar(40), priority varchar(40), attachdata text"

    let database: Database
    let description: String
    let folder: TemporaryFolder
    /// As a rule file would give it, without the defaults that a session adds.
    let connection: ConnectionString

    init(_ database: Database, columns: String = columns, rows: [[String?]] = []) throws {
        self.database = database
        description = "crm_\(UInt32.random(in: 0 ... .max))"
        folder = try TemporaryFolder()
        connection = try database.connectionString(file: folder.path("crm.db"))
        try run("create table \(description) (\(columns))")
        try add(rows)
    }

    deinit {
        // SQLite's goes with its folder; a server's own data goes with the server.
        if database != .sqlite { try? run("drop table if exists \(description)") }
    }

    func run(_ sql: String) throws {
        try Connection.open(connection).execute(sql)
    }

    /// Adds rows, every value bound as text.
    func add(_ rows: [[String?]]) throws {
        guard let width = rows.first?.count else { return }
        let connection = try Connection.open(connection)
        let markers = repeatElement("?", count: width).joined(separator: ", ")
        let statement = try connection.prepare(
            "insert into \(description) values (\(markers))",
            parameters: Array(repeating: .wideText(limit: 200_000), count: width))
        try connection.transaction {
            for row in rows {
                for (index, value) in row.enumerated() {
                    if let value { try statement.bind(value, at: index) } else { statement.bindNull(at: index) }
                }
                try statement.execute()
            }
        }
    }

    /// The first cell of what `sql` gives.
    func cell(_ sql: String) throws -> Cell? {
        try Connection.open(connection).prepare(sql).tables().first?.rows.first?.first
    }

    /// The statement of the vendor's guide.
    var statement: String { "select queue_code, priority, attachdata from \(description) where phone_number = $CLID" }

    /// A lookup of this table; `sql` is the statement of the vendor's guide unless given.
    func settings(
        _ sql: String? = nil, form: CallerForm = .auto, longestCLID: Int? = nil, timeout: Int64 = 5000,
        columns: [LookupColumn] = []
    ) throws -> LookupSettings {
        let sql = sql ?? statement
        return LookupSettings(
            name: "crm", sql: sql, template: try template(sql, database.dialect), form: form, longestCLID: longestCLID,
            timeout: timeout, columns: columns)
    }

    /// A session of its own with this database, `connection` changing the way to it.
    func session(
        _ sql: String? = nil, form: CallerForm = .auto, longestCLID: Int? = nil, timeout: Int64 = 5000,
        columns: [LookupColumn] = [], connection: ConnectionString? = nil
    ) throws -> CRMSession {
        CRMSession(
            try settings(sql, form: form, longestCLID: longestCLID, timeout: timeout, columns: columns), of: self,
            connection: connection)
    }
}
