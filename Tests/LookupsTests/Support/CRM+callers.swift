import ODBC

extension CRM {
    /// A table of callers, each with queue 8 and priority 3. A caller's number is his attach data too, so that nobody's
    /// row passes for another's.
    static func of(
        _ callers: [String], in database: Database, phoneNumber type: String = "varchar(40)",
        at server: ConnectionString? = nil
    ) throws -> CRM {
        try CRM(
            database,
            columns: "phone_number \(type) primary key, queue_code int, priority int, attachdata varchar(200)",
            rows: callers.map { [$0, "8", "3", $0] }, at: server)
    }
}
