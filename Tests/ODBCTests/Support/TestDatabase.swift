import Foundation
import ODBC
import Testing

/// The databases the tests talk to: SQLite always, the servers where their connection strings are given.
enum TestDatabase: String, CaseIterable, CustomTestStringConvertible {
    case sqlite = "SQLite"
    case postgreSQL = "PostgreSQL"
    case mariaDB = "MariaDB"

    static var available: [TestDatabase] { allCases.filter { $0 == .sqlite || $0.serverString != nil } }

    var testDescription: String { rawValue }

    var serverString: String? {
        switch self {
        case .sqlite: nil
        case .postgreSQL: ProcessInfo.processInfo.environment["CALLSTEER_TEST_POSTGRESQL"]
        case .mariaDB: ProcessInfo.processInfo.environment["CALLSTEER_TEST_MARIADB"]
        }
    }

    var profile: DriverProfile {
        switch self {
        case .sqlite: .sqlite
        case .postgreSQL: .postgreSQL
        case .mariaDB: .mariaDB
        }
    }

    /// A connection of one test. Tables a test makes on a server are temporary, so that cases run side by side.
    func connect(in folder: TemporaryFolder) throws -> Connection {
        switch self {
        case .sqlite: try Connection.open("Driver={SQLite3};Database=\(folder.path("test.db"));Timeout=2000")
        case .postgreSQL, .mariaDB: try Connection.open(#require(serverString))
        }
    }
}
