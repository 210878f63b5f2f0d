import CUnixODBC

extension Connection {
    /// Ends the automatic commit of every statement, until `commit` or `rollback`.
    /// - Precondition: No transaction is open.
    public func begin() throws(ODBCError) {
        precondition(!isInTransaction, "a transaction is open")
        try setAutocommit(SQL_AUTOCOMMIT_OFF)
        isInTransaction = true
    }

    /// Makes what was done since `begin` last. After a failure the transaction is still open.
    public func commit() throws(ODBCError) {
        try end(SQL_COMMIT)
    }

    /// Undoes what was done since `begin`.
    public func rollback() throws(ODBCError) {
        try end(SQL_ROLLBACK)
    }

    /// Runs `body` between `begin` and `commit`, or undoes what it did when it throws.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try begin()
        do {
            let result = try body()
            try commit()
            return result
        } catch {
            // The reason is worth more than the failure to roll back, which most often has the same cause.
            try? rollback()
            throw error
        }
    }

    private func end(_ completion: Int32) throws(ODBCError) {
        precondition(isInTransaction, "no transaction is open")
        guard SQLEndTran(SQLSMALLINT(SQL_HANDLE_DBC), handle.raw, SQLSMALLINT(completion)).isSuccess else {
            throw error("SQLEndTran", on: handle)
        }
        isInTransaction = false
        try setAutocommit(SQL_AUTOCOMMIT_ON)
    }

    private func setAutocommit(_ value: some BinaryInteger) throws(ODBCError) {
        let code = SQLSetConnectAttr(handle.raw, SQL_ATTR_AUTOCOMMIT, odbc_int_ptr(SQLLEN(value)), 0)
        guard code.isSuccess else { throw error("SQLSetConnectAttr", on: handle) }
    }
}
