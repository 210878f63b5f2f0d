import CUnixODBC

/// One ODBC handle, freed exactly once, when its owner lets go of it.
struct Handle: ~Copyable {
    enum Kind {
        case environment, connection, statement

        var code: SQLSMALLINT {
            switch self {
            case .environment: SQLSMALLINT(SQL_HANDLE_ENV)
            case .connection: SQLSMALLINT(SQL_HANDLE_DBC)
            case .statement: SQLSMALLINT(SQL_HANDLE_STMT)
            }
        }
    }

    let raw: SQLHANDLE
    private let kind: Kind

    private init(_ raw: SQLHANDLE, _ kind: Kind) {
        self.raw = raw
        self.kind = kind
    }

    /// An environment has no parent: it is the root of all handles.
    static func environment() throws(ODBCError) -> Handle {
        var raw: SQLHANDLE?
        let code = SQLAllocHandle(Kind.environment.code, nil, &raw)
        guard code.isSuccess, let raw else { throw ODBCError("SQLAllocHandle", []) }
        return Handle(raw, .environment)
    }

    static func allocate(_ kind: Kind, under parent: borrowing Handle) throws(ODBCError) -> Handle {
        var raw: SQLHANDLE?
        let code = SQLAllocHandle(kind.code, parent.raw, &raw)
        guard code.isSuccess, let raw else { throw parent.error("SQLAllocHandle") }
        return Handle(raw, kind)
    }

    deinit { SQLFreeHandle(kind.code, raw) }

    /// The failure of `call`, whose records the handle holds until its next call.
    func error(
        _ call: StaticString, sql: String? = nil, profile: DriverProfile = .other, codec: TextCodec? = nil
    ) -> ODBCError {
        ODBCError(call, diagnostics(codec), sql: sql, profile: profile)
    }

    private func diagnostics(_ codec: TextCodec?) -> [Diagnostic] {
        var records: [Diagnostic] = []
        var state = [SQLCHAR](repeating: 0, count: 6)
        var message = [SQLCHAR](repeating: 0, count: 2048)
        while records.count < 16 {
            var native: SQLINTEGER = 0
            var length: SQLSMALLINT = 0
            let number = SQLSMALLINT(records.count + 1)
            let room = SQLSMALLINT(message.count)
            let code = SQLGetDiagRec(kind.code, raw, number, &state, &native, &message, room, &length)
            guard code.isSuccess else { break }
            let words = message.prefix { $0 != 0 }
            records.append(
                Diagnostic(
                    state: SQLState(String(decoding: state.prefix(5), as: UTF8.self)) ?? "HY000",
                    nativeCode: Int(native), message: codec.text(words)))
        }
        return records
    }
}

extension SQLRETURN {
    /// What the C macro SQL_SUCCEEDED tells: done, perhaps with a warning.
    var isSuccess: Bool { self == SQL_SUCCESS || self == SQL_SUCCESS_WITH_INFO }

    /// Nothing there: no row, no further result set, or a statement that touched no row.
    var isNoData: Bool { self == SQL_NO_DATA }
}
