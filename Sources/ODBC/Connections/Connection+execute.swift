import CUnixODBC

extension Connection {
    /// Runs a statement without parameters: DDL, a setting, a batch of several statements where the driver
    /// takes one. Rows it returns are read over to the end.
    /// - Returns: The rows inserted, updated or deleted, as far as the driver counts them.
    @discardableResult
    public func execute(_ sql: String) throws(ODBCError) -> Int {
        let statement = try Handle.allocate(.statement, under: handle)
        var text = try sql.terminated(for: "SQLExecDirect", by: codec)
        var code = SQLExecDirect(statement.raw, &text, SQLINTEGER(SQL_NTS))
        var affected = 0
        var call: StaticString = "SQLExecDirect"
        while code.isSuccess || code.isNoData && call.description == "SQLExecDirect" {
            affected += statement.affectedRows
            call = "SQLMoreResults"
            code = SQLMoreResults(statement.raw)
        }
        guard code.isNoData else { throw error(call, on: statement, sql: sql) }
        return affected
    }

    /// Prepares a statement to be executed many times.
    /// - Parameters:
    ///   - sql: One statement or procedure call, a `?` for every parameter.
    ///   - parameters: The type of every `?` in its order; each is NULL until bound.
    ///   - reading: How rows are read: quickly into a fixed place, or whole whatever their length.
    ///   - timeoutSeconds: The driver's limit for one execution, where `DriverProfile.obeysQueryTimeout`.
    /// - Returns: The statement, ready to be bound and executed.
    /// - Throws: 07002 when the count of parameters differs from that of the `?`; where
    ///   `DriverProfile.describesPreparedStatements`, also what is wrong with the statement itself.
    public func prepare(
        _ sql: String, parameters: [ParameterType] = [], reading: Statement.Reading = .bound(),
        timeoutSeconds: Int? = nil
    ) throws(ODBCError) -> Statement {
        let handle = try Handle.allocate(.statement, under: handle)
        let statement = Statement(sql, handle, parameters: parameters, reading: reading, on: self)
        try statement.prepare(timeoutSeconds: timeoutSeconds)
        return statement
    }
}

extension Handle {
    /// Zero where the statement counts none or the driver does not know.
    var affectedRows: Int {
        var count: SQLLEN = 0
        return SQLRowCount(raw, &count).isSuccess ? max(0, count) : 0
    }
}
