import ODBC

/// A user who is let in a few times at once.
struct Guest {
    let string: ConnectionString
    private let server: PrivateServer
    private static let most = 10

    /// A user of a server's who may read `table`.
    init(at server: PrivateServer, table: String) throws {
        let connection = try Connection.open(server.string)
        var string = server.string
        string["Uid"] = "guest"
        string["Pwd"] = "welcome"
        self.string = string
        self.server = server
        switch server.database {
        case .sqlite:
            preconditionFailure("a file has no users")
        case .postgreSQL:
            try connection.execute("drop role if exists guest")
            try connection.execute("create role guest login password 'welcome' connection limit \(Self.most)")
            try connection.execute("grant select on \(table) to guest")
        case .mariaDB:
            try connection.execute("create or replace user guest@'%' identified by 'welcome'")
            try connection.execute("grant select on callsteer.\(table) to guest@'%'")
            // No less is possible; who may do anything gets in besides.
            try connection.execute("set global max_connections = \(Self.most)")
        }
    }

    /// So many connections that there is no further one.
    func fill() throws -> [Connection] {
        var connections: [Connection] = []
        while connections.count < Self.most, let connection = try? Connection.open(string) {
            connections.append(connection)
        }
        return connections
    }

    /// Lets in as many as before.
    func leave() throws {
        guard server.database == .mariaDB else { return }
        try Connection.open(server.string).execute("set global max_connections = 151")
    }
}
