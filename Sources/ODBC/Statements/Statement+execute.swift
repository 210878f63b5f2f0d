import CUnixODBC

extension Statement {
    /// Executes with the values bound and reads over any rows.
    /// - Returns: The rows inserted, updated or deleted, as far as the driver counts them.
    @discardableResult
    public func execute() throws(ODBCError) -> Int {
        try start()
        isExecuting = true
        defer { close() }
        var affected = 0
        repeat { affected = handle.affectedRows(beyond: affected) } while try hasFurtherSet()
        isDrained = true
        return affected
    }

    /// Executes with the values bound and shows every row of every result set, in order.
    ///
    /// All results are read to their end, which spares SQL Server's drivers a message to interrupt the rest;
    /// only a reached `limit` closes them early.
    /// - Parameters:
    ///   - limit: The most rows to visit, over all result sets.
    ///   - describing: Told the columns of each result set before its rows, even if it has none.
    ///   - visit: Shown each row; it must not execute this statement.
    /// - Returns: The number of rows visited.
    /// - Throws: What the driver reports; rows visited before stay visited.
    @discardableResult
    public func query(
        upTo limit: Int = .max, describing: (([Column]) -> Void)? = nil, _ visit: (borrowing Row) -> Void
    ) throws(ODBCError) -> Int {
        try start()
        return try visitResults(upTo: limit, describing: describing, visit)
    }

    /// Visits what an execution has brought, by whichever call it was.
    func visitResults(
        upTo limit: Int, describing: (([Column]) -> Void)?, _ visit: (borrowing Row) -> Void
    ) throws(ODBCError) -> Int {
        isExecuting = true
        defer { close() }
        var visited = 0
        var set = 0
        repeat {
            let width = hasKnownWidth ? rows.width : try columnCount()
            if width > 0 {
                if !hasFixedColumns || describedSet != set || rows.width != width {
                    try describe(set: set, width: width)
                }
                describing?(rows.columns)
                while visited < limit, try fetch() {
                    visit(rows.row)
                    visited += 1
                }
                guard visited < limit else { return visited }
            }
            set += 1
        } while try hasFurtherSet()
        isDrained = true
        return visited
    }

    /// The whole result, every cell a value of its own, a table for each result set.
    /// - Parameter limit: The most rows, over all tables.
    /// - Returns: The tables, one of them empty for a result set without rows.
    /// - Throws: What the driver reports.
    public func tables(upTo limit: Int = .max) throws(ODBCError) -> [Table] {
        var tables: [Table] = []
        try query(upTo: limit, describing: { tables.append(Table(columns: $0, rows: [])) }) { row in
            tables[tables.count - 1].rows.append(row.columns.indices.map { row.cell($0) })
        }
        return tables
    }

    /// SQLite's driver goes on telling the width of a lone select that it told when it was prepared, so that it need not
    /// be asked. psqlODBC, told not to prepare on the server, does see another.
    private var hasKnownWidth: Bool {
        hasFixedColumns && hasOneResult && connection.driver.profile == .sqlite
    }

    private func start() throws(ODBCError) {
        precondition(!isExecuting, "a visitor must not execute the statement whose rows it is shown")
        isDrained = false
        wasExecuted = true
        if parameters.hasOutputs { parameters.presetOutputs(for: connection.driver.profile) }
        let code: SQLRETURN
        if isCancellable {
            heldCancellation.enter(handle)
            code = SQLExecute(handle.raw)
            guard !heldCancellation.leave() else {
                // Whatever the driver answers: after a cancellation some report success and no row.
                close()
                throw refusal("SQLExecute", "HY008", "cancelled")
            }
        } else {
            code = SQLExecute(handle.raw)
        }
        // No data is a success: a procedure that only has outputs, an update that met no row.
        guard code.isSuccess || code.isNoData else {
            let error = connection.error("SQLExecute", on: handle, sql: sql)
            handle.giveUpParameters(after: code)
            // Nothing is open. MariaDB's connector, told to close it all the same, waits in the next execution for
            // what is left of a result that an error has ended.
            if connection.driver.profile != .mariaDB { close() }
            throw error
        }
    }

    private func fetch() throws(ODBCError) -> Bool {
        rows.clear()
        let code = SQLFetch(handle.raw)
        if code.isNoData { return false }
        try check(code, "SQLFetch")
        if rows.reading == .whole { try check(rows.readWhole(from: handle), "SQLGetData") }
        return true
    }

    private func hasFurtherSet() throws(ODBCError) -> Bool {
        guard !hasOneResult else { return false }
        let code = SQLMoreResults(handle.raw)
        if code.isNoData { return false }
        try check(code, "SQLMoreResults")
        return true
    }

    private func close() {
        // Unlike SQLCloseCursor it takes a statement without a cursor for no mistake.
        SQLFreeStmt(handle.raw, SQLUSMALLINT(SQL_CLOSE))
        isExecuting = false
    }
}
