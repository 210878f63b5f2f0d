import CUnixODBC

/// A prepared statement: its parameters bound to memory that stays, executed as often as wanted.
///
/// It keeps its connection alive. A row handed to a visitor is valid inside the visitor alone.
public final class Statement {
    /// How the values of a row are fetched.
    public enum Reading: Sendable, Hashable {
        /// Every value into a place of `capacity` bytes bound beforehand: the fast way. Longer values are cut
        /// and say so.
        case bound(capacity: Int = 1024)
        /// Every value whole, asked for piece by piece.
        case whole
    }

    /// The SQL text.
    public let sql: String

    // Freed in this order: the driver must let go of the memory before it goes, and a statement's handle
    // before its connection's.
    let handle: Handle
    let parameters: ParameterBlock
    let rows: RowBuffer
    let connection: Connection

    /// The result's columns are those told when it was prepared. Of a procedure they may differ each time.
    var hasFixedColumns = false
    /// Nobody need ask for a second result.
    var hasOneResult = false
    /// The result set, counted from zero, whose columns `rows` is made for.
    var describedSet: Int?
    var isExecuting = false
    var wasExecuted = false
    /// The last execution's results were read to their end, behind which some drivers put the outputs.
    var isDrained = false
    let heldCancellation = Cancellation()
    /// Somebody has asked for the cancellation.
    var isCancellable = false

    init(
        _ sql: String, _ handle: consuming Handle, parameters: [ParameterType], reading: Reading,
        on connection: Connection
    ) {
        self.sql = sql
        self.handle = handle
        self.parameters = ParameterBlock(parameters)
        self.rows = RowBuffer(reading, codec: connection.codec)
        self.connection = connection
    }

    deinit {
        // psqlODBC leaks what it learnt of a statement's columns when the statement goes without having been executed;
        // closing, though nothing is open, makes it let go of that.
        if !wasExecuted { SQLFreeStmt(handle.raw, SQLUSMALLINT(SQL_CLOSE)) }
    }

    /// The columns of the result set described last; known before the first execution where
    /// `DriverProfile.describesPreparedStatements`, empty for a statement that returns no rows.
    public var columns: [Column] { rows.columns }

    /// Another number whenever `columns` are others.
    public var layout: Int { rows.layout }

    func prepare(timeoutSeconds: Int?) throws(ODBCError) {
        if let timeoutSeconds {
            SQLSetStmtAttr(handle.raw, SQL_ATTR_QUERY_TIMEOUT, odbc_int_ptr(timeoutSeconds), 0)
        }
        var text = try sql.terminated(for: "SQLPrepare", by: connection.codec)
        try check(SQLPrepare(handle.raw, &text, SQLINTEGER(SQL_NTS)), "SQLPrepare")
        var markers: SQLSMALLINT = 0
        try check(SQLNumParams(handle.raw, &markers), "SQLNumParams")
        guard Int(markers) == parameters.count else {
            let message = "the statement has \(markers) parameters, \(parameters.count) are declared"
            throw refusal("SQLNumParams", "07002", message)
        }
        for index in 0..<parameters.count {
            try check(parameters.bind(index, to: handle), "SQLBindParameter")
        }
        guard connection.driver.profile.describesPreparedStatements else { return }
        let width = try columnCount()
        hasFixedColumns = width > 0
        if hasFixedColumns { try describe(set: 0, width: width) }
    }

    func check(_ code: SQLRETURN, _ call: StaticString) throws(ODBCError) {
        guard code.isSuccess else {
            let error = connection.error(call, on: handle, sql: sql)
            handle.giveUpParameters(after: code)
            throw error
        }
    }

    /// An error of this library's own, worded like the one a database would give.
    func refusal(_ call: StaticString, _ state: SQLState, _ message: String) -> ODBCError {
        ODBCError(call, [Diagnostic(state: state, message: message)], sql: sql, profile: connection.driver.profile)
    }
}
