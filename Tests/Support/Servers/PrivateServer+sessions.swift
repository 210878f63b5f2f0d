import Foundation

extension PrivateServer {
    /// Ends every session of a client, as an administrator does: the server goes on and the next connect succeeds.
    package func terminateSessions() throws {
        switch product {
        case .postgreSQL:
            try administer(
                """
                select pg_terminate_backend(pid, 5000) from pg_stat_activity
                where pid <> pg_backend_pid() and backend_type = 'client backend'
                """)
        case .mariaDB: try administer("kill user callsteer; kill user caller")
        }
    }

    /// How many sessions the user of `callerString` has, by the server's own word.
    package func callerSessions() throws -> Int {
        let count =
            switch product {
            case .postgreSQL: "select count(*) from pg_stat_activity where usename = 'caller'"
            case .mariaDB: "select count(*) from information_schema.processlist where user = 'caller'"
            }
        return Int(try administer(count).trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    /// Lets the user of `callerString` have that many connections at a time, or again any number. Those that
    /// are open stay.
    package func limitConnections(to most: Int?) throws {
        switch product {
        case .postgreSQL: try administer("alter role caller connection limit \(most ?? -1)")
        case .mariaDB: try administer("set global max_user_connections = \(most ?? 10_000)")
        }
    }

    /// Runs SQL by the server's own client over its local socket, whatever has become of the network and of
    /// the connections allowed. Answers the rows, cells parted by tabs.
    @discardableResult
    package func administer(_ sql: String) throws -> String {
        switch product {
        case .postgreSQL:
            let password = try String(contentsOfFile: "\(folder)/password", encoding: .utf8)
            return try Program.output(
                "psql",
                [
                    "--host=\(folder)/postgresql", "--port=\(port)", "--username=callsteer", "--no-psqlrc", "--quiet",
                    "--no-align", "--tuples-only", "--field-separator=\t", "--set=ON_ERROR_STOP=1", "callsteer",
                ],
                input: sql, environment: ["PGPASSWORD": password])
        case .mariaDB:
            return try Program.output(
                "mariadb",
                [
                    "--no-defaults", "--user=root", "--socket=\(folder)/mariadb/socket", "--batch",
                    "--skip-column-names", "callsteer",
                ],
                input: sql)
        }
    }
}
