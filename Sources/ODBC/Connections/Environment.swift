import CUnixODBC

/// The root of all handles, set to the behaviour of ODBC 3; it lists what is installed on this machine.
public struct Environment: ~Copyable {
    let handle: Handle

    private init(_ handle: consuming Handle) {
        self.handle = handle
    }

    /// Allocates an environment; it is freed with the value.
    public static func open() throws(ODBCError) -> Environment {
        let handle = try Handle.environment()
        let version = odbc_int_ptr(SQLLEN(SQL_OV_ODBC3))
        guard SQLSetEnvAttr(handle.raw, SQL_ATTR_ODBC_VERSION, version, 0).isSuccess else {
            throw handle.error("SQLSetEnvAttr")
        }
        return Environment(handle)
    }

    /// The registered drivers with their settings.
    public func drivers() throws(ODBCError) -> [InstalledDriver] {
        try listed("SQLDrivers", detail: 4096) { direction, name, room, detail, detailRoom in
            var nameLength: SQLSMALLINT = 0
            var detailLength: SQLSMALLINT = 0
            return SQLDrivers(handle.raw, direction, name, room, &nameLength, detail, detailRoom, &detailLength)
        }.map { InstalledDriver(name: $0.name, attributes: Self.attributes($0.detail)) }
    }

    /// The data sources of the system and of the user who runs the process.
    public func dataSources() throws(ODBCError) -> [DataSource] {
        try listed("SQLDataSources", detail: 512) { direction, name, room, detail, detailRoom in
            var nameLength: SQLSMALLINT = 0
            var detailLength: SQLSMALLINT = 0
            return SQLDataSources(handle.raw, direction, name, room, &nameLength, detail, detailRoom, &detailLength)
        }.map { DataSource(name: $0.name, driver: String(decoding: $0.detail.prefix { $0 != 0 }, as: UTF8.self)) }
    }

    private typealias Lister = (
        SQLUSMALLINT, UnsafeMutablePointer<SQLCHAR>, SQLSMALLINT, UnsafeMutablePointer<SQLCHAR>, SQLSMALLINT
    ) -> SQLRETURN

    private func listed(
        _ call: StaticString, detail room: Int, _ next: Lister
    ) throws(ODBCError) -> [(name: String, detail: [SQLCHAR])] {
        var entries: [(name: String, detail: [SQLCHAR])] = []
        var direction = SQLUSMALLINT(SQL_FETCH_FIRST)
        while true {
            var name = [SQLCHAR](repeating: 0, count: 256)
            var detail = [SQLCHAR](repeating: 0, count: room)
            let code = next(direction, &name, SQLSMALLINT(name.count), &detail, SQLSMALLINT(room))
            if code.isNoData { return entries }
            guard code.isSuccess else { throw handle.error(call) }
            entries.append((String(decoding: name.prefix { $0 != 0 }, as: UTF8.self), detail))
            direction = SQLUSMALLINT(SQL_FETCH_NEXT)
        }
    }

    /// `Key=value` texts, each ended by a NUL, the list by an empty one.
    private static func attributes(_ bytes: [SQLCHAR]) -> [String: String] {
        var attributes: [String: String] = [:]
        for entry in bytes.split(separator: 0, omittingEmptySubsequences: false) {
            guard !entry.isEmpty else { break }
            let parts = entry.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            attributes[String(decoding: parts[0], as: UTF8.self)] =
                parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : ""
        }
        return attributes
    }
}
