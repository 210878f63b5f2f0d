/// A refused or failed ODBC call, with everything the driver said about it.
///
/// It never holds a bound value nor a connection string. A server may still quote a value in its own
/// message (`invalid input syntax for type integer: "abc"`), so messages are for operators, not for callers.
public struct ODBCError: Error, Sendable {
    /// The ODBC function that failed, `SQLExecute`, or the method of this library that refused its argument.
    public let call: StaticString

    /// Every diagnostic record, the most telling first as drivers order them; empty when there was none.
    public let diagnostics: [Diagnostic]

    /// The SQL text, its markers unfilled, where a statement was involved.
    public let sql: String?

    /// The driver in use, or the one the connection string asked for.
    public let profile: DriverProfile

    /// The driver knew after the failure that its connection is lost. False where asking could block.
    public let isConnectionDead: Bool

    /// An error of known records.
    public init(
        _ call: StaticString, _ diagnostics: [Diagnostic], sql: String? = nil, profile: DriverProfile = .other,
        isConnectionDead: Bool = false
    ) {
        self.call = call
        self.diagnostics = diagnostics
        self.sql = sql
        self.profile = profile
        self.isConnectionDead = isConnectionDead
    }

    /// The first record's state.
    public var state: SQLState? { diagnostics.first?.state }
}

extension ODBCError: CustomStringConvertible {
    /// One line: the call, every record, the SQL cut at 200 characters.
    public var description: String {
        let records = diagnostics.isEmpty ? "no diagnostic" : diagnostics.map(\.description).joined(separator: "; ")
        guard let sql else { return "\(call): \(records)" }
        return "\(call): \(records) [\(sql.onOneLine(limit: 200))]"
    }
}
