import Foundation
import Lookups
import ODBC
import Testing

/// The databases that lookups are tried on: SQLite always, the servers where their connection strings are given.
enum LiveDatabase: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite = "SQLite"
    case postgreSQL = "PostgreSQL"
    case mariaDB = "MariaDB"

    static let servers = [postgreSQL, mariaDB].filter { ProcessInfo.processInfo.environment[$0.variable] != nil }
    static let available = [sqlite] + servers

    var testDescription: String { rawValue }

    var isAvailable: Bool { Self.available.contains(self) }

    var dialect: SQLDialect {
        switch self {
        case .sqlite: .sqlite
        case .postgreSQL: .postgreSQL
        case .mariaDB: .mySQL
        }
    }

    /// The environment's variable with the string that leads to it.
    var variable: String {
        switch self {
        case .sqlite: "CALLSTEER_TEST_SQLITE_DRIVER"
        case .postgreSQL: "CALLSTEER_TEST_POSTGRESQL"
        case .mariaDB: "CALLSTEER_TEST_MARIADB"
        }
    }

    /// The string of the server that all tests share.
    func shared() throws -> ConnectionString {
        try ConnectionString(#require(ProcessInfo.processInfo.environment[variable]))
    }

    /// A statement that answers after the seconds that the call has for a dialled number, with the caller as attach
    /// data.
    var slowStatement: String {
        switch self {
        case .sqlite:
            preconditionFailure("SQLite cannot sleep")
        case .postgreSQL:
            "select 8 as queue_code, 3 as priority, cast($CLID as varchar(40)) as attachdata, "
                + "pg_sleep(cast($DNIS as double precision))"
        case .mariaDB:
            "select 8 as queue_code, 3 as priority, cast($CLID as char(40)) as attachdata, sleep($DNIS)"
        }
    }
}
