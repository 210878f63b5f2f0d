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
            affected = statement.affectedRows(beyond: affected)
            call = "SQLMoreResults"
            code = SQLMoreResults(statement.raw)
        }
        guard code.isNoData else {
            let error = error(call, on: statement, sql: sql)
            statement.giveUpParameters(after: code)
            throw error
        }
        return affected
    }

    /// Prepares a statement to be executed many times.
    /// - Parameters:
    ///   - sql: One statement or procedure call, a `?` for every parameter.
    ///   - parameters: The type of every `?` in its order; each is NULL until bound.
    ///   - reading: How rows are read: quickly into a fixed place, or whole whatever their length.
    ///   - isSelect: It is one SELECT, which gives one result, so that nobody need look for another.
    ///   - timeoutSeconds: The driver's limit for one execution, where `DriverProfile.obeysQueryTimeout`.
    /// - Returns: The statement, ready to be bound and executed.
    /// - Throws: 07002 when the count of parameters differs from that of the `?`; where
    ///   `DriverProfile.describesPreparedStatements`, also what is wrong with the statement itself.
    public func prepare(
        _ sql: String, parameters: [ParameterType] = [], reading: Statement.Reading = .bound(),
        isSelect: Bool = false, timeoutSeconds: Int? = nil
    ) throws(ODBCError) -> Statement {
        let handle = try Handle.allocate(.statement, under: handle)
        let statement = Statement(sql, handle, parameters: parameters, reading: reading, on: self)
        statement.hasOneResult = driver.profile.hasOneResult || isSelect && driver.profile.isDoneWithRows
        try statement.prepare(timeoutSeconds: timeoutSeconds)
        return statement
    }
}

extension Handle {
    /// `counted` and the rows of the current result; none where the statement counts none or the driver does not
    /// know, and never more than a number holds, whatever drivers claim.
    func affectedRows(beyond counted: Int) -> Int {
        var count: SQLLEN = 0
        guard SQLRowCount(raw, &count).isSuccess else { return counted }
        let (sum, isBeyond) = counted.addingReportingOverflow(max(0, count))
        return isBeyond ? .max : sum
    }

    /// A driver that asks for parameters to be sent piece by piece, which nothing here offers, holds the statement
    /// until it is told that none will come: it could not even be freed.
    func giveUpParameters(after code: SQLRETURN) {
        if Int32(code) == SQL_NEED_DATA { SQLCancel(raw) }
    }
}
