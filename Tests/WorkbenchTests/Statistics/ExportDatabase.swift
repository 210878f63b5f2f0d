import Foundation
import ODBC
import Testing

/// The databases that statistics are written to: SQLite always, the servers where their strings are given.
enum ExportDatabase: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite = "SQLite"
    case postgreSQL = "PostgreSQL"
    case mariaDB = "MariaDB"

    static var available: [ExportDatabase] { allCases.filter { $0 == .sqlite || $0.serverString != nil } }

    var testDescription: String { rawValue }

    private var serverString: String? {
        switch self {
        case .sqlite: nil
        case .postgreSQL: ProcessInfo.processInfo.environment["CALLSTEER_TEST_POSTGRESQL"]
        case .mariaDB: ProcessInfo.processInfo.environment["CALLSTEER_TEST_MARIADB"]
        }
    }

    /// The way to a place of a test's own: a new file, a new schema, a new database on the server.
    func prepare(in project: Project) throws -> String {
        guard let server = serverString else { return "Driver=SQLite3;Database=\(project.path("stats.db"))" }
        let name = "stat_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let connection = try Connection.open(server)
        switch self {
        case .sqlite: return server
        case .postgreSQL:
            try connection.execute("create schema \(name)")
            return "\(server);ConnSettings={set search_path to \(name)}"
        case .mariaDB:
            try connection.execute("create database \(name)")
            return server.replacing(/Database=[^;]*/, with: "Database=\(name)")
        }
    }
}
