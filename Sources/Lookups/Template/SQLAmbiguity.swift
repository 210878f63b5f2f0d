/// A text that databases read differently, so that only the name of the driver settles it.
package enum SQLAmbiguity: Sendable, Hashable {
    /// `'\'`: MySQL's backslash escapes the quote, elsewhere it is a character.
    case backslash
    /// `"$CLID"`: a string to MySQL, a name elsewhere.
    case doubleQuotes
    /// `[a'b]`: a name to SQL Server and SQLite, a subscript to PostgreSQL.
    case brackets
    /// `--x`: a comment except to MySQL, which wants a blank behind it.
    case dashes
    /// `#`: a comment to MySQL, an operator to PostgreSQL, a letter to SQL Server and Oracle.
    case hash
    /// `@x`: a parameter to SQLite, a variable to MySQL and SQL Server, an operator to PostgreSQL.
    case at
    /// `$$x$$`: a string to PostgreSQL only.
    case dollarQuote
    /// `/* /* */`: closed, or not where comments nest.
    case nestedComment
    /// `/*! x */`: code to MySQL, a comment elsewhere.
    case executableComment
    /// `q'[x]'`: a string to Oracle with quotes of its own.
    case chosenQuote
}
