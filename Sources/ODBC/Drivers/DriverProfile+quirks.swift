import CUnixODBC

extension DriverProfile {
    /// How a call that will not return is brought back by another thread.
    public enum Cut: Sendable, Hashable {
        /// `ConnectionSocket.shutDown`. SQLCancel itself may block or corrupt the heap on these.
        case socket
        /// `Statement.Cancellation`: no socket to cut, but SQLCancel is safe inside SQLExecute.
        case cancellation
    }

    /// How a call that will not return is brought back.
    public var cut: Cut {
        switch self {
        case .postgreSQL, .mariaDB, .freeTDS, .microsoft, .other: .socket
        case .sqlite: .cancellation
        }
    }

    /// SQL_ATTR_LOGIN_TIMEOUT is obeyed; where it is not, the connection string must set the limit.
    public var obeysLoginTimeout: Bool {
        switch self {
        case .postgreSQL, .freeTDS, .microsoft: true
        case .mariaDB, .sqlite, .other: false
        }
    }

    /// SQL_ATTR_QUERY_TIMEOUT ends a slow query; on none of these drivers does it survive a frozen server.
    public var obeysQueryTimeout: Bool {
        switch self {
        case .postgreSQL, .freeTDS, .microsoft: true
        case .mariaDB, .sqlite, .other: false
        }
    }

    /// Asking SQL_ATTR_CONNECTION_DEAD reads a flag. Where it is a round trip it hangs with the server.
    public var isDeadFlagPassive: Bool {
        switch self {
        case .postgreSQL, .freeTDS, .microsoft: true
        case .mariaDB, .sqlite, .other: false
        }
    }

    /// Preparing a query tells its result columns and finds its mistakes. (SQLite's driver looks at anything
    /// that does not begin like a query only when it is executed.) The SQL Server drivers prepare on the
    /// first execution, and asking earlier costs a round trip that temporary tables fail.
    public var describesPreparedStatements: Bool {
        switch self {
        case .postgreSQL, .mariaDB, .sqlite: true
        case .freeTDS, .microsoft, .other: false
        }
    }

    /// A procedure's outputs come as a result row. MariaDB's bound output buffers keep the previous call's
    /// value in the place of a NULL.
    public var readsOutputsFromRow: Bool {
        switch self {
        case .postgreSQL, .mariaDB, .sqlite: true
        case .freeTDS, .microsoft, .other: false
        }
    }

    /// An execution never has a second result, so that nobody need ask for one.
    var hasOneResult: Bool {
        switch self {
        case .sqlite: true
        case .postgreSQL, .mariaDB, .freeTDS, .microsoft, .other: false
        }
    }

    /// Of one SELECT nothing comes behind its last row, so that nobody need read on, which costs a microsecond. SQL
    /// Server's drivers have to be told that all was read.
    var isDoneWithRows: Bool {
        switch self {
        case .postgreSQL, .mariaDB, .sqlite: true
        case .freeTDS, .microsoft, .other: false
        }
    }

    /// Text beyond the server's code page survives only as a wide parameter.
    public var needsWideText: Bool {
        switch self {
        case .freeTDS, .microsoft: true
        case .postgreSQL, .mariaDB, .sqlite, .other: false
        }
    }

    /// What an output's length must be before the execution. MariaDB's driver takes any other value for an
    /// input's length and sends what is in the place.
    var outputPreset: Int {
        switch self {
        case .mariaDB: 0
        case .postgreSQL, .sqlite, .freeTDS, .microsoft, .other: Int(SQL_NULL_DATA)
        }
    }
}
