import ODBC

/// Ends other connections to a server by its own means.
struct Executioner {
    private let connection: Connection
    private let crm: CRM

    /// Of the connections that ask about this table.
    init(of crm: CRM) throws {
        connection = try Connection.open(crm.connection)
        self.crm = crm
    }

    /// Ends one of them, but none that has only just been made: a lookup is tried once more, not twice.
    /// - Returns: How many that were: none when none is there.
    func end() throws -> Int {
        switch crm.database {
        case .sqlite:
            return 0
        case .postgreSQL:
            let ended = try connection.prepare(
                "select pg_terminate_backend(pid) from pg_stat_activity where query like '%from \(crm) %' "
                    + "and pid <> pg_backend_pid() and clock_timestamp() - backend_start > interval '50 ms' "
                    + "order by random() limit 1")
            return try ended.texts().count
        case .mariaDB:
            let processes = try connection.prepare(
                "select id from information_schema.processlist where id <> connection_id() order by rand() limit 1")
            guard let process = try processes.texts().first?.first ?? nil else { return 0 }
            // It may have ended by itself, when its thread gave it up.
            return (try? connection.execute("kill \(process)")) == nil ? 0 : 1
        }
    }
}
