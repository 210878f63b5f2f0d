import ODBC

/// Ends other connections to a server by its own means.
struct Executioner {
    private let connection: Connection
    private let crm: CRM
    private var seen: Set<String> = []

    /// Of the connections that ask about this table.
    init(of crm: CRM) throws {
        connection = try Connection.open(crm.connection)
        self.crm = crm
    }

    /// Ends one of them, but none that was not yet there at the last look: who ends a connection that is being made
    /// turns its maker away, as a server does that is down.
    /// - Returns: How many that were: none when none is there.
    mutating func end() throws -> Int {
        let present = Set(try connection.prepare(listing).texts().compactMap { $0.first ?? nil })
        defer { seen = present }
        guard let session = present.intersection(seen).randomElement() else { return 0 }
        switch crm.database {
        case .sqlite:
            return 0
        case .postgreSQL:
            try connection.execute("select pg_terminate_backend(\(session), 1000)")
            return 1
        case .mariaDB:
            // It may have ended by itself, when its thread gave it up.
            return (try? connection.execute("kill \(session)")) == nil ? 0 : 1
        }
    }

    /// The sessions that have asked about the table; MariaDB forgets what one asked, so all but those that log in.
    private var listing: String {
        switch crm.database {
        case .sqlite: "select null where false"
        case .postgreSQL:
            "select pid from pg_stat_activity where query like '%from \(crm) %' and pid <> pg_backend_pid()"
        case .mariaDB:
            "select id from information_schema.processlist where id <> connection_id() and command <> 'Connect'"
        }
    }
}
