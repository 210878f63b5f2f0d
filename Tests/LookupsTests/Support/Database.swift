import Foundation
import Lookups
import ODBC
import Testing

/// The databases that lookups are tested against: SQLite always, the servers where their strings are given.
enum Database: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite = "SQLite"
    case postgreSQL = "PostgreSQL"
    case mariaDB = "MariaDB"

    static let available = allCases.filter { $0 == .sqlite || $0.isServed }
    static let servers = available.filter { $0 != .sqlite }

    var testDescription: String { rawValue }

    var isServed: Bool { serverString != nil }

    var dialect: SQLDialect {
        switch self {
        case .sqlite: .sqlite
        case .postgreSQL: .postgreSQL
        case .mariaDB: .mySQL
        }
    }

    /// The way to the server that all tests share.
    func shared() throws -> ConnectionString {
        try ConnectionString(#require(serverString, "\(rawValue) does not run"))
    }

    private var serverString: String? {
        switch self {
        case .sqlite: nil
        case .postgreSQL: ProcessInfo.processInfo.environment["CALLSTEER_TEST_POSTGRESQL"]
        case .mariaDB: ProcessInfo.processInfo.environment["CALLSTEER_TEST_MARIADB"]
        }
    }
}
