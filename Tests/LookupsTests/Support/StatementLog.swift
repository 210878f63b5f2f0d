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
        case .mariaDB:
            // Off for whoever does not ask for it: everybody waits while the log is read.
            try crm.run("set global sql_log_off = on, global log_output = 'TABLE', global general_log = on")
            connection["INITSTMT"] = "set sql_log_off = off"
        }
        self.connection = connection
    }

    /// The statements prepared for the table, their markers unfilled, each once.
    func prepared() throws -> Set<String> {
        switch crm.database {
        case .sqlite:
            let mark = "-- sqlite3_prepare_v2: "
            return Set(try sqliteTrace().filter { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) })
        case .postgreSQL: return Set(try postgreSQLExecutions())
        case .mariaDB: return Set(try mariaDBEntries("Prepare"))
        }
    }

    /// Every statement about the table that was executed. PostgreSQL's have markers, the others' what stands for them.
    func executions() throws -> [String] {
        switch crm.database {
        // The driver writes each statement that it runs on a line of its own, and remarks behind two dashes.
        case .sqlite: try sqliteTrace().filter { $0.hasPrefix("select") }
        case .postgreSQL: try postgreSQLExecutions()
        case .mariaDB: try mariaDBEntries("Execute")
        }
    }

    private func sqliteTrace() throws -> [String] {
        let path = crm.folder.path("trace")
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self).split(separator: "\n")
            .map(String.init).filter { $0.contains(crm.description) }
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
        let rows = try crm.rows(
            "with log as (select convert(argument using utf8mb4) as text from mysql.general_log "
                + "where command_type = '\(kind)') select text from log where text like '%\(crm)%'")
        return rows.map { row in
            guard case .text(let text)? = row.first else { return "" }
            return text
        }
    }
}
