import CUnixODBC
import Glibc

/// A session with one database.
///
/// A connection and its statements are classes: a statement holds its connection, so none can outlive it, and
/// both can be kept in arrays and dictionaries, which values that cannot be copied cannot. They are not
/// `Sendable`: the compiler lets a connection move to another thread only together with all its statements,
/// and a handle is never used by two threads at a time. The exceptions are `Statement.Cancellation`, which is
/// made for it, and `socket`, which is no handle.
///
/// Freeing asks the driver, and some ask the server: on a frozen server letting go of a statement or a
/// connection can block until its socket is shut down.
public final class Connection {
    // Freed in this order, after `deinit` has disconnected; ODBC refuses any other.
    let handle: Handle
    let environment: Environment

    /// The driver and the database at the other end.
    public let driver: DriverInfo

    /// The socket to the server. Nil for databases in files, and where it could not be told from others that
    /// the process opened at the same time: rather none than a stranger's.
    public let socket: ConnectionSocket?

    /// The code page of all text on this connection; nil for UTF-8.
    public var codePage: CodePage? { codec?.codePage }

    /// Statements wait for `commit` or `rollback`.
    public internal(set) var isInTransaction = false

    let codec: TextCodec?
    /// For its secrets, which a driver may quote in any message.
    private let string: ConnectionString

    private init(
        _ handle: consuming Handle, in environment: consuming Environment, socket: ConnectionSocket?,
        codec: TextCodec?, string: ConnectionString
    ) {
        self.driver = DriverInfo(of: handle)
        self.handle = handle
        self.environment = environment
        self.socket = socket
        self.codec = codec
        self.string = string
    }

    deinit {
        // A driver refuses to disconnect inside a transaction (25000), and the handle would be lost.
        if isInTransaction { SQLEndTran(SQLSMALLINT(SQL_HANDLE_DBC), handle.raw, SQLSMALLINT(SQL_ROLLBACK)) }
        SQLDisconnect(handle.raw)
        // Not before: a disconnect that hangs is ended by the socket too.
        if let socket { SocketSearch.release(socket) }
    }

    /// Connects. It blocks for as long as the driver does: see `DriverProfile.obeysLoginTimeout`. While another
    /// thread connects to the same server it waits before that, at most `loginTimeout`.
    ///
    /// The process ignores SIGPIPE from the first connection on, unless it handles it: a driver that writes
    /// to a closed socket would end it.
    /// - Parameters:
    ///   - string: The attributes; no error quotes them.
    ///   - codePage: What the driver takes and gives text in, where that is not UTF-8.
    ///   - loginTimeout: The longest wait for drivers that obey it, rounded up to whole seconds.
    /// - Returns: The open connection, committing every statement by itself.
    /// - Throws: What the driver or the driver manager reports, secrets masked.
    public static func open(
        _ string: ConnectionString, codePage: CodePage? = nil, loginTimeout: Duration = .seconds(2)
    ) throws(ODBCError) -> Connection {
        _ = ignoredBrokenPipes
        let codec: TextCodec? = if let codePage { try TextCodec(codePage) } else { nil }
        let environment = try Environment.open()
        let handle = try Handle.allocate(.connection, under: environment.handle)
        let seconds = Int(loginTimeout.components.seconds) + (loginTimeout.components.attoseconds > 0 ? 1 : 0)
        // psqlODBC passes the limit on to libpq and refuses to connect when the string has set it there already.
        if string["pqopt"]?.contains("connect_timeout") != true {
            SQLSetConnectAttr(handle.raw, SQL_ATTR_LOGIN_TIMEOUT, odbc_int_ptr(seconds), 0)
        }
        var text = try string.text.terminated(for: "SQLDriverConnect")
        let noPrompt = SQLUSMALLINT(SQL_DRIVER_NOPROMPT)
        let search = SocketSearch(to: ServerEndpoint(of: string), patience: loginTimeout)
        let code = SQLDriverConnect(handle.raw, nil, &text, SQLSMALLINT(SQL_NTS), nil, 0, nil, noPrompt)
        guard code.isSuccess else {
            let error = handle.error("SQLDriverConnect", profile: string.profile)
            throw ODBCError("SQLDriverConnect", string.scrubbed(error.diagnostics), profile: string.profile)
        }
        return Connection(handle, in: environment, socket: search.claim(), codec: codec, string: string)
    }

    /// Connects with a text such as `Driver={SQLite3};Database=/calls.db`; 01S00 when it is malformed.
    public static func open(
        _ text: String, codePage: CodePage? = nil, loginTimeout: Duration = .seconds(2)
    ) throws(ODBCError) -> Connection {
        let string: ConnectionString
        do {
            string = try ConnectionString(text)
        } catch {
            throw ODBCError("SQLDriverConnect", [Diagnostic(state: "01S00", message: error.description)])
        }
        return try open(string, codePage: codePage, loginTimeout: loginTimeout)
    }

    /// The failure of `call` on `failed`, one of this connection's handles.
    func error(_ call: StaticString, on failed: borrowing Handle, sql: String? = nil) -> ODBCError {
        // The records first: the question below could replace them.
        let error = failed.error(call, sql: sql, profile: driver.profile, codec: codec)
        return ODBCError(
            call, string.scrubbed(error.diagnostics), sql: sql, profile: driver.profile, isConnectionDead: isKnownDead)
    }

    private var isKnownDead: Bool {
        guard driver.profile.isDeadFlagPassive else { return false }
        var isDead = SQLUINTEGER(SQL_CD_FALSE)
        let code = SQLGetConnectAttr(handle.raw, SQL_ATTR_CONNECTION_DEAD, &isDead, 0, nil)
        return code.isSuccess && isDead == SQL_CD_TRUE
    }

    private static let ignoredBrokenPipes: Void = {
        var present = sigaction()
        sigaction(SIGPIPE, nil, &present)
        if present.__sigaction_handler.sa_handler == nil { signal(SIGPIPE, SIG_IGN) }
    }()
}
