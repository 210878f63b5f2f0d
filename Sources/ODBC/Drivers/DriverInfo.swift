import CUnixODBC

/// What an open connection tells about its driver and its database.
public struct DriverInfo: Sendable, Hashable {
    /// The driver's file name, `psqlodbcw.so`.
    public let name: String
    /// The driver's version, `13.02.0000`.
    public let version: String
    /// The database product, `PostgreSQL`.
    public let databaseName: String
    /// The database's version, `15.0.20`.
    public let databaseVersion: String
    /// The driver's family.
    public let profile: DriverProfile

    init(of connection: borrowing Handle) {
        name = Self.text(SQL_DRIVER_NAME, of: connection)
        version = Self.text(SQL_DRIVER_VER, of: connection)
        databaseName = Self.text(SQL_DBMS_NAME, of: connection)
        databaseVersion = Self.text(SQL_DBMS_VER, of: connection)
        profile = DriverProfile(driver: name, database: databaseName)
    }

    /// Empty where the driver does not tell: no call may fail for want of a name.
    static func text(_ item: Int32, of connection: borrowing Handle) -> String {
        var buffer = [SQLCHAR](repeating: 0, count: 256)
        var length: SQLSMALLINT = 0
        let room = SQLSMALLINT(buffer.count)
        guard SQLGetInfo(connection.raw, SQLUSMALLINT(item), &buffer, room, &length).isSuccess else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
}
