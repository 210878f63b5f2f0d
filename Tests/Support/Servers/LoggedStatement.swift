/// A statement as it reached the server.
package struct LoggedStatement: Sendable, Hashable {
    /// The server's number for the session.
    package let session: Int
    /// The text. MariaDB writes the values of a prepared statement into it, PostgreSQL beside it.
    package var sql: String
    /// `$1 = '0541234567'` where the server tells them apart.
    package var parameters: String?
}
