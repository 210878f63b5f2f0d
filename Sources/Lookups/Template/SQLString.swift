/// How one string literal is written.
struct SQLString: Sendable, Hashable {
    enum Prefix: Sendable, Hashable {
        case none
        /// `N'x'`
        case national
        /// `E'x'`
        case escape
        /// `x'ff'`, `B'01'`, `U&'x'`, `_utf8'x'`: forms whose content is no plain text.
        case special(String)
    }

    enum Escapes: Sendable, Hashable {
        /// A doubled quote is a quote.
        case doubledQuote
        /// That, and a backslash at the end of a line joins it with the next.
        case sqlServer
        /// That, and a backslash escapes, by the rules of MySQL.
        case mySQL
        /// That, and a backslash escapes, by the rules of PostgreSQL's `E'x'`.
        case postgreSQL
        /// Nothing escapes.
        case none
    }

    let prefix: Prefix
    let escapes: Escapes
    let quote: UInt8

    /// The UTF-8 offsets of what stands between the quotes.
    let content: Range<Int>
}
