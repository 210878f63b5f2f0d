import Lookups
import Testing

struct SQLDialectTests {
    @Test(arguments: [
        // As registered in odbcinst.ini.
        ("SQLite3", SQLDialect.sqlite), ("SQLite", .sqlite),
        ("PostgreSQL Unicode", .postgreSQL), ("PostgreSQL ANSI", .postgreSQL),
        ("MariaDB Unicode", .mySQL), ("MySQL ODBC 8.4 Unicode Driver", .mySQL),
        ("FreeTDS", .sqlServer), ("ODBC Driver 18 for SQL Server", .sqlServer),
        ("SQL Server Native Client 11.0", .sqlServer), ("Oracle 21 ODBC driver", .oracle),
        // As a connection reports its driver.
        ("sqlite3odbc.so", .sqlite), ("psqlodbcw.so", .postgreSQL), ("libmaodbc.so", .mySQL),
        ("libmyodbc8w.so", .mySQL), ("libtdsodbc.so", .sqlServer), ("libmsodbcsql-18.6.so.1.1", .sqlServer),
        ("libsqora.so.21.1", .oracle),
        // As it reports its database.
        ("PostgreSQL", .postgreSQL), ("MariaDB", .mySQL), ("MySQL", .mySQL), ("Microsoft SQL Server", .sqlServer),
        ("Oracle", .oracle),
        ("Firebird", .generic), ("", .generic),
    ])
    func `the name of a driver or database tells its dialect`(name: String, dialect: SQLDialect) {
        #expect(SQLDialect(driverName: name) == dialect)
        #expect(SQLDialect(driverName: name.uppercased()) == dialect)
    }
}
