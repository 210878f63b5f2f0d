/// A database server's make.
package enum DatabaseProduct: String, CaseIterable, Codable, Sendable {
    case postgreSQL = "PostgreSQL"
    case mariaDB = "MariaDB"

    /// What servers.sh calls it.
    var name: String { rawValue.lowercased() }

    /// The variable that carries its connection string.
    var variable: String { "CALLSTEER_TEST_\(rawValue.uppercased())" }
}
