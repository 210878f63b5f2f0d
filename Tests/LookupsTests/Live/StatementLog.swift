import Foundation
import ODBC
import Testing

/// What a server says that it executed, of the statements about one table.
struct StatementLog {
    private let customers: Customers
    private let since: Int

    /// Runs `body` with a connection string whose statements are logged.
    static func recording(
        _ customers: Customers, _ body: (ConnectionString, StatementLog) async throws -> Void
    ) async throws {
        var string = customers.string
        switch customers.database {
        case .sqlite:
            preconditionFailure("SQLite keeps no log")
        case .postgreSQL:
            string["ConnSettings"] = "set log_statement = 'all'"
            let log = StatementLog(customers: customers, since: try serverLog().count)
            try await body(string, log)
        case .mariaDB:
            try customers.execute("set global log_output = 'TABLE'")
            try customers.execute("truncate table mysql.general_log")
            try customers.execute("set global general_log = 1")
            do {
                try await body(string, StatementLog(customers: customers, since: 0))
            } catch {
                try customers.execute("set global general_log = 0")
                throw error
            }
            try customers.execute("set global general_log = 0")
        }
    }

    /// The statements executed, as the server writes them.
    func executions() throws -> [String] {
        switch customers.database {
        case .sqlite:
            return []
        case .postgreSQL:
            let log = String(decoding: try Self.serverLog().dropFirst(since), as: UTF8.self)
            return log.split(separator: "\n").map(String.init).filter {
                $0.contains("execute ") && $0.contains("from \(customers.table) ")
            }
        case .mariaDB:
            let connection = try Connection.open(customers.string)
            let logged = try connection.prepare(
                "select convert(argument using utf8mb4) from mysql.general_log where command_type = 'Execute' "
                    + "and argument like '%from \(customers.table) %' and argument not like '%general_log%' ",
                reading: .whole)
            return try logged.texts().compactMap { $0.first ?? nil }
        }
    }

    private static func serverLog() throws -> Data {
        let folder = try #require(ProcessInfo.processInfo.environment["CALLSTEER_TEST_SERVERS"])
        return try Data(contentsOf: URL(filePath: "\(folder)/postgresql/log"))
    }
}
