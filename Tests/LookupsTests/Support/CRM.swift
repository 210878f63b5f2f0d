import Foundation
import ODBC
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

    /// A table in a file of its own, or at `server`, by default the one that all tests share.
    init(
        _ database: Database, columns: String = columns, rows: [[String?]] = [], at server: ConnectionString? = nil
    ) throws {
        self.database = database
        description = "crm_\(UInt32.random(in: 0 ... .max))"
        folder = try TemporaryFolder()
        connection =
            if database == .sqlite {
                ConnectionString(["Driver": "SQLite3", "Database": folder.path("crm.db")])
            } else {
                try server ?? database.shared()
            }
        try run("create table \(description) (\(columns))")
        try add(rows)
    }

    deinit {
        // SQLite's goes with its folder; a server's own data goes with the server.
        if database != .sqlite { try? run("drop table if exists \(description)") }
    }

    private func opened() throws -> Connection {
        // A machine that is busy with other things is no reason for a test to fail.
        try Connection.open(connection, loginTimeout: .seconds(30))
    }

    func run(_ sql: String) throws {
        try opened().execute(sql)
    }

    /// Adds rows, every value bound as text.
    func add(_ rows: [[String?]]) throws {
        guard let width = rows.first?.count else { return }
        let connection = try opened()
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

    /// What `sql` gives, row by row.
    func rows(_ sql: String) throws -> [[Cell]] {
        try opened().prepare(sql, reading: .whole).tables().first?.rows ?? []
    }
}
