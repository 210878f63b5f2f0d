import Lookups
import ODBC
import Routing

extension CRM {
    /// The statement of the vendor's guide.
    var statement: String { "select queue_code, priority, attachdata from \(description) where phone_number = $CLID" }

    /// A lookup of this table; `sql` is the statement of the vendor's guide unless given.
    func settings(
        _ sql: String? = nil, form: CallerForm = .auto, longestCLID: Int? = nil, timeout: Int64 = 5000,
        columns: [LookupColumn] = []
    ) throws -> LookupSettings {
        try LookupSettings(
            name: description, sql: sql ?? statement, dialect: database.dialect, form: form, longestCLID: longestCLID,
            timeout: timeout, columns: columns)
    }

    /// A session of its own with this database, `connection` changing the way to it.
    func session(
        _ sql: String? = nil, form: CallerForm = .auto, longestCLID: Int? = nil, timeout: Int64 = 5000,
        columns: [LookupColumn] = [], connection: ConnectionString? = nil
    ) throws -> CRMSession {
        CRMSession(
            try settings(sql, form: form, longestCLID: longestCLID, timeout: timeout, columns: columns), of: self,
            connection: connection)
    }

    /// A source that asks this table by `sql`, `connection` changing the way to it.
    func source(
        _ sql: String? = nil, form: CallerForm = .auto, timeout: Int64 = 5000, pool: PoolPolicy = PoolPolicy(),
        counters: LookupCounters = LookupCounters(), connection: ConnectionString? = nil,
        late: @escaping @Sendable (LookupKey, LookupAnswer) -> Void = { _, _ in }
    ) throws -> ODBCSource {
        try source(
            settings(sql, form: form, timeout: timeout), pool: pool, counters: counters, connection: connection,
            late: late)
    }

    /// A source of this lookup, which keeps the table as long as it lives itself.
    func source(
        _ settings: LookupSettings, pool: PoolPolicy = PoolPolicy(), counters: LookupCounters = LookupCounters(),
        connection: ConnectionString? = nil,
        late: @escaping @Sendable (LookupKey, LookupAnswer) -> Void = { _, _ in }
    ) throws -> ODBCSource {
        try ODBCSource(settings, connection: connection ?? self.connection, pool: pool, counters: counters) { [self] in
            withExtendedLifetime(self) {}
            late($0, $1)
        }
    }
}
