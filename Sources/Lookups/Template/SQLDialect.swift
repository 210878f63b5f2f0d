/// Whose SQL a template is written in: how strings, names and comments are told apart.
///
/// The same characters mean different things to different databases: `"x"` is a string to MySQL and a name
/// to the others, `#` begins a comment there and a table's name at SQL Server. A compiler that guesses could
/// take a string for code, so an unknown database is `generic`, where every such text is refused.
package enum SQLDialect: String, Sendable, Hashable, CaseIterable {
    case generic
    case postgreSQL
    case mySQL
    case sqlite
    case sqlServer
    case oracle

    /// The dialect behind the name of an ODBC driver or of a database product.
    ///
    /// Understood are names as they stand in `odbcinst.ini` (`PostgreSQL Unicode`), those that a connection
    /// reports (`psqlodbcw.so`) and product names (`Microsoft SQL Server`), in any case. An unknown name is `generic`.
    package init(driverName: String) {
        let name = driverName.lowercased()
        let found = Self.namesByDialect.first { entry in entry.fragments.contains { name.contains($0) } }
        self = found?.dialect ?? .generic
    }

    private static let namesByDialect: [(dialect: SQLDialect, fragments: [String])] = [
        (.sqlite, ["sqlite"]),
        (.postgreSQL, ["postgres", "psqlodbc", "pgsql"]),
        (.mySQL, ["mysql", "mariadb", "maodbc", "myodbc"]),
        (.sqlServer, ["sql server", "sqlserver", "msodbcsql", "freetds", "tdsodbc", "sql azure", "sqlncli"]),
        (.oracle, ["oracle", "sqora"]),
    ]
}
