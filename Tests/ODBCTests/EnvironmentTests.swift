import ODBC
import Testing

@Suite struct EnvironmentTests {
    @Test func `the registered drivers are listed with their files`() throws {
        let environment = try Environment.open()
        let driver = try #require(environment.drivers().first { $0.name == "SQLite3" })
        #expect(driver.attributes["Driver"]?.hasSuffix("libsqlite3odbc.so") == true)
    }

    @Test func `a data source that is listed has a name`() throws {
        let environment = try Environment.open()
        for source in try environment.dataSources() { #expect(!source.name.isEmpty) }
    }

    @Test func `a driver without special settings carries no hazard`() {
        #expect(DriverManagerSettings(driver: "SQLite3").hazards == [])
    }

    @Test(
        arguments: [
            ("libmaodbc.so", "MariaDB", .mariaDB), ("psqlodbcw.so", "PostgreSQL", .postgreSQL),
            ("/opt/mariadb/psqlodbca.so", "", .postgreSQL), ("sqlite3odbc.so", "SQLite", .sqlite),
            ("libtdsodbc.so", "Microsoft SQL Server", .freeTDS), ("MariaDB Unicode", "", .mariaDB),
            ("libmsodbcsql-18.6.so.1.1", "Microsoft SQL Server", .microsoft),
            ("ODBC Driver 18 for SQL Server", "", .microsoft), ("libmyodbc9w.so", "MySQL", .other), ("", "", .other),
        ] as [(String, String, DriverProfile)])
    func `a driver is recognised by its file or name`(_ driver: String, _ database: String, _ expected: DriverProfile) {
        #expect(DriverProfile(driver: driver, database: database) == expected)
    }
}
