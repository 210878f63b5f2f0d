import ODBC

/// A column of a statistics table, as the vendor's guide names and types it.
struct StatisticsColumn: Sendable, Hashable {
    /// The guide's types.
    enum Kind: Sendable, Hashable {
        case dateTime, int, smallint, tinyint
        case nvarchar(Int)

        /// The greatest number; nil of what is none.
        var greatest: Int64? {
            switch self {
            case .int: Int64(Int32.max)
            case .smallint: Int64(Int16.max)
            case .tinyint: Int64(UInt8.max)
            case .dateTime, .nvarchar: nil
            }
        }

        /// The type in the words of a database. SQLite takes the guide's own, which it stores and hardly minds.
        func words(in profile: DriverProfile) -> String {
            switch (self, profile) {
            case (.dateTime, .postgreSQL): "timestamp(3)"
            case (.dateTime, .mariaDB): "datetime(3)"
            case (.dateTime, _): "DateTime"
            case (.int, _): "Int"
            case (.smallint, _): "Smallint"
            case (.tinyint, .postgreSQL): "Smallint"
            // The guide's goes to 255, as SQL Server's does.
            case (.tinyint, .mariaDB): "Tinyint unsigned"
            case (.tinyint, _): "Tinyint"
            case (.nvarchar(let length), .postgreSQL): "varchar(\(length))"
            // MariaDB's nvarchar has no room for characters of four bytes.
            case (.nvarchar(let length), .mariaDB): "varchar(\(length)) character set utf8mb4"
            case (.nvarchar(let length), _): "Nvarchar(\(length))"
            }
        }
    }

    let name: String
    let kind: Kind
}
