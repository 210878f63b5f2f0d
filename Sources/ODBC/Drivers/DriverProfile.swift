/// A driver's family, by which its measured peculiarities are known.
public enum DriverProfile: Sendable, Hashable, CaseIterable {
    /// psqlODBC, Unicode or ANSI.
    case postgreSQL
    /// MariaDB Connector/ODBC, talking to MariaDB or MySQL.
    case mariaDB
    /// Christian Werner's SQLite 3 driver.
    case sqlite
    /// FreeTDS, talking to SQL Server or Sybase.
    case freeTDS
    /// Microsoft's ODBC Driver for SQL Server.
    case microsoft
    /// Any other: only what ODBC itself promises is taken for granted.
    case other

    /// Recognises a driver by its file (`libmaodbc.so`), its registered name (`MariaDB Unicode`) or, when
    /// that tells nothing, by the database's name.
    public init(driver: String, database: String = "") {
        let file = driver.split(separator: "/").last.map { $0.lowercased() } ?? ""
        self =
            if file.contains("psqlodbc") || file.contains("postgres") {
                .postgreSQL
            } else if file.contains("maodbc") || file.contains("mariadb") {
                .mariaDB
            } else if file.contains("sqlite") {
                .sqlite
            } else if file.contains("tdsodbc") || file.contains("freetds") {
                .freeTDS
            } else if file.contains("msodbcsql") || file.hasPrefix("odbc driver") && file.hasSuffix("sql server") {
                .microsoft
            } else {
                switch database.lowercased() {
                case "postgresql": .postgreSQL
                case "mariadb": .mariaDB
                case "sqlite": .sqlite
                default: .other
                }
            }
    }
}
