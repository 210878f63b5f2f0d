extension ConnectionString {
    /// The string with the limits added that keep a connection from hanging, where it does not set its own.
    ///
    /// Only for drivers recognised by the name in `Driver`; what a `DSN` stands for is the administrator's.
    /// Reading, writing and connecting are bounded in whole seconds, rounded up, at least two (the least
    /// that libpq honours); the statement limit is given to the server in milliseconds.
    /// - Parameter timeoutMilliseconds: how long one statement may run at the server.
    /// - Returns: The completed string; attributes that were there come first and unchanged.
    public func withSafeDefaults(timeoutMilliseconds: Int) -> ConnectionString {
        precondition(timeoutMilliseconds > 0, "a limit of \(timeoutMilliseconds) ms lets nothing through")
        guard self["DSN"] == nil, self["FileDSN"] == nil else { return self }
        var safe = self
        for attribute in defaults(timeoutMilliseconds) where self[attribute.key] == nil {
            safe.append(attribute)
        }
        return safe
    }

    private func defaults(_ milliseconds: Int) -> [Attribute] {
        let seconds = max(2, (milliseconds + 999) / 1000)
        switch profile {
        case .postgreSQL:
            let keepalives = "keepalives_idle=1 keepalives_interval=1 keepalives_count=2"
            return [
                Attribute("pqopt", "connect_timeout=\(seconds) tcp_user_timeout=\(seconds * 1000) \(keepalives)"),
                Attribute("ConnSettings", "set statement_timeout=\(milliseconds)", isBraced: true),
            ]
        case .mariaDB:
            // The limit stands in a comment that only MariaDB executes: MySQL knows no such variable and
            // would refuse the connection.
            let limit = "\(milliseconds / 1000).\(String(milliseconds % 1000 + 1000).dropFirst())"
            return [
                Attribute("CHARSET", "utf8mb4"),
                Attribute("CONN_TIMEOUT", "\(seconds)"),
                Attribute("READ_TIMEOUT", "\(seconds)"),
                Attribute("WRITE_TIMEOUT", "\(seconds)"),
                Attribute("INITSTMT", "SET autocommit=1/*M!, max_statement_time=\(limit)*/", isBraced: true),
            ]
        case .sqlite:
            // A wait for a lock cannot be interrupted, so it gets a part of the time only.
            return [Attribute("NoCreat", "1"), Attribute("Timeout", "\(max(1, milliseconds / 3))")]
        case .freeTDS:
            return [Attribute("TDS_Version", "7.4"), Attribute("ClientCharset", "UTF-8")]
        case .microsoft, .other:
            return []
        }
    }
}
