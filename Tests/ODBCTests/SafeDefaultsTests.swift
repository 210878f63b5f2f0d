import ODBC
import Testing

@Suite struct SafeDefaultsTests {
    @Test func `PostgreSQL gets limits on connecting, sending and the statement`() throws {
        let string = try ConnectionString("Driver={PostgreSQL Unicode};Server=h").withSafeDefaults(
            timeoutMilliseconds: 1500)
        let options = "tcp_user_timeout=2000 keepalives_idle=1 keepalives_interval=1 keepalives_count=2"
        #expect(string["pqopt"] == "connect_timeout=2 \(options)")
        #expect(string["ConnSettings"] == "set statement_timeout=1500")
        #expect(string["Server"] == "h")
    }

    @Test func `MariaDB gets its character set and limits`() throws {
        let string = try ConnectionString("Driver=/usr/lib/libmaodbc.so;Server=h").withSafeDefaults(
            timeoutMilliseconds: 3050)
        #expect(string["charset"] == "utf8mb4")
        #expect(string["conn_timeout"] == "4")
        #expect(string["read_timeout"] == "4")
        #expect(string["write_timeout"] == "4")
        #expect(string["initstmt"]?.contains("max_statement_time=3.050") == true)
    }

    @Test func `SQLite creates no file and waits for locks a third of the time`() throws {
        let string = try ConnectionString("Driver={SQLite3};Database=/f.db").withSafeDefaults(timeoutMilliseconds: 900)
        #expect(string["NoCreat"] == "1")
        #expect(string["Timeout"] == "300")
    }

    @Test func `FreeTDS speaks a known protocol version in UTF-8`() throws {
        let string = try ConnectionString("Driver={FreeTDS};Server=h").withSafeDefaults(timeoutMilliseconds: 900)
        #expect(string["TDS_Version"] == "7.4")
        #expect(string["ClientCharset"] == "UTF-8")
    }

    @Test func `what the string sets itself stays`() throws {
        let string = try ConnectionString("Driver={SQLite3};Database=/f.db;TIMEOUT=5;nocreat=0")
        #expect(string.withSafeDefaults(timeoutMilliseconds: 900) == string)
    }

    @Test(arguments: ["DSN=crm;Uid=u", "Driver={ODBC Driver 18 for SQL Server};Server=h", "Driver={Unheard of};X=1"])
    func `data sources and other drivers are left alone`(_ text: String) throws {
        let string = try ConnectionString(text)
        #expect(string.withSafeDefaults(timeoutMilliseconds: 900) == string)
    }

    @Test(.enabled(if: TestDatabase.postgreSQL.serverString != nil))
    func `PostgreSQL ends a statement at the limit and keeps the connection`() throws {
        let string = try ConnectionString(#require(TestDatabase.postgreSQL.serverString))
        let connection = try Connection.open(string.withSafeDefaults(timeoutMilliseconds: 100))
        let error = #expect(throws: ODBCError.self) { try connection.execute("select pg_sleep(5)") }
        #expect(error?.classification == .timeout)
        #expect(try connection.prepare("select 1").tables().first?.rows.count == 1)
    }

    @Test(.enabled(if: TestDatabase.mariaDB.serverString != nil))
    func `MariaDB ends a statement at the limit and keeps the connection`() throws {
        let string = try ConnectionString(#require(TestDatabase.mariaDB.serverString))
        let connection = try Connection.open(string.withSafeDefaults(timeoutMilliseconds: 100))
        let error = #expect(throws: ODBCError.self) { try connection.execute("select sleep(5)") }
        #expect(error?.classification == .timeout)
        #expect(try connection.prepare("select 1").tables().first?.rows.count == 1)
    }
}
