import Foundation
import ODBC
import TestSupport
import Testing

/// What a database was really sent about one table, by its own account: PostgreSQL's server log, MariaDB's general
/// log, the trace of SQLite's driver.
struct StatementLog {
    /// The way to the database that makes it keep its account.
    let connection: ConnectionString
    private let crm: CRM

    init(of crm: CRM) throws {
        self.crm = crm
        var connection = crm.connection
        switch crm.database {
        case .sqlite: connection["TraceFile"] = crm.folder.path("trace")
        case .postgreSQL: connection["ConnSettings"] = "set log_statement='all'"
        case .mariaDB: try crm.run("set global log_output = 'TABLE', global general_log = on")
        }
        self.connection = connection
    }

    /// The statements prepared for the table, their markers unfilled, each once.
    func prepared() throws -> Set<String> {
        switch crm.database {
        case .sqlite: try texts(in: sqliteTrace(), after: "-- sqlite3_prepare_v2: ")
        case .postgreSQL: Set(try postgreSQLExecutions())
        case .mariaDB: Set(try mariaDBEntries("Prepare"))
        }
    }

    /// How often a statement about the table was executed.
    func executions() throws -> Int {
        switch crm.database {
        // The driver writes each statement that it runs on a line of its own, and remarks behind two dashes.
        case .sqlite: try sqliteTrace().count { $0.hasPrefix("select") && $0.contains(crm.description) }
        case .postgreSQL: try postgreSQLExecutions().count
        case .mariaDB: try mariaDBEntries("Execute").count
        }
    }

    private func sqliteTrace() throws -> [Substring] {
        let path = crm.folder.path("trace")
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self).split(separator: "\n")
    }

    private func texts(in lines: [Substring], after mark: String) -> Set<String> {
        Set(
            lines.filter { $0.contains(crm.description) && $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
        )
    }

    /// The texts of the log's `execute NAME: TEXT`; a value stands in a line of its own, behind `DETAIL:`.
    private func postgreSQLExecutions() throws -> [String] {
        let folder = try #require(ProcessInfo.processInfo.environment["CALLSTEER_TEST_SERVERS"])
        let log = String(
            decoding: try Data(contentsOf: URL(filePath: "\(folder)/postgresql/log")), as: UTF8.self)
        return log.split(separator: "\n").compactMap { line in
            guard line.contains(crm.description), let mark = line.firstRange(of: "LOG:  execute ") else { return nil }
            return line[mark.upperBound...].firstRange(of: ": ").map { String(line[$0.upperBound...]) }
        }
    }

    private func mariaDBEntries(_ kind: String) throws -> [String] {
        let log = try Connection.open(crm.connection).prepare(
            "select convert(argument using utf8mb4) from mysql.general_log where command_type = '\(kind)'",
            reading: .whole
        ).tables()
        return log[0].rows.compactMap { row in
            guard case .text(let text)? = row.first, text.contains(crm.description) else { return nil }
            return text.hasPrefix("select") ? text : nil
        }
    }
}
