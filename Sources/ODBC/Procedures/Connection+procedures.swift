import CUnixODBC

extension Connection {
    /// The database has procedures and the driver calls them.
    public var supportsProcedures: Bool { DriverInfo.text(SQL_PROCEDURES, of: handle) == "Y" }

    /// The procedures and functions called `name` in whatever case, of every schema, with their parameters.
    ///
    /// PostgreSQL lists every overload, MariaDB the connected database alone. One without parameters is found
    /// only where the driver lists the value it returns. It asks the server.
    /// - Parameter name: The name alone, no schema before it; a `_` or `%` in it stands for itself.
    /// - Returns: Empty where there is none or this user may not see it.
    /// - Throws: What the driver reports.
    public func procedureParameters(named name: String) throws(ODBCError) -> [Procedure] {
        let wanted = name.lowercased()
        // PostgreSQL keeps names in small letters and others in capitals; a pattern must be in the same.
        for spelling in [name, wanted, name.uppercased()] {
            // A driver that knows no escape lists also what merely looks alike.
            let found = try procedures(like: escaped(spelling)).filter { $0.name.lowercased() == wanted }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func procedures(like pattern: String) throws(ODBCError) -> [Procedure] {
        var pattern = try pattern.terminated(for: "SQLProcedureColumns", by: codec)
        let statement = Statement(
            "SQLProcedureColumns", try Handle.allocate(.statement, under: handle), parameters: [], reading: .whole,
            on: self)
        let code = SQLProcedureColumns(
            statement.handle.raw, nil, 0, nil, 0, &pattern, SQLSMALLINT(SQL_NTS), nil, 0)
        try statement.check(code, "SQLProcedureColumns")
        var rows: [[Cell]] = []
        _ = try statement.visitResults(upTo: .max, describing: nil) { row in
            rows.append(row.columns.indices.map { row.cell($0) })
        }
        return Procedure.grouped(rows)
    }

    private func escaped(_ name: String) -> String {
        let escape = DriverInfo.text(SQL_SEARCH_PATTERN_ESCAPE, of: handle)
        guard !escape.isEmpty else { return name }
        return name.reduce(into: "") { pattern, character in
            if character == "_" || character == "%" || String(character) == escape { pattern += escape }
            pattern.append(character)
        }
    }
}
