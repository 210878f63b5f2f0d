import Foundation
import Lookups
import ODBC
import Routing
import TestSupport
import Testing

/// What becomes of a lookup that cannot be answered: the table of outcomes (semantics §4).
struct FailureTests {
    private func answer(_ crm: CRM, _ sql: String? = nil, connection: ConnectionString? = nil) throws -> LookupAnswer {
        let answer = try crm.session(sql, timeout: 1000, connection: connection).answer(try .delivered())
        if let detail = answer.detail {
            // What an operator reads in a log: one line, and neither a password nor a caller.
            #expect(!detail.contains { $0.isNewline })
            #expect(detail.count < 400)
            for secret in ["s3cr;et}=", "s3cr;et}}=", "s3cr;et", "hunter2", "541111111"] {
                #expect(!detail.contains(secret), "\(detail)")
            }
        }
        return answer
    }

    private func crm(_ database: Database) throws -> CRM {
        try CRM(database, rows: [["0541111111", "12", "1", "gold"]])
    }

    @Test(arguments: Database.available)
    func `a table, a column or a function that is not there is an SQL error`(database: Database) throws {
        let crm = try crm(database)
        for sql in [
            "select queue_code, priority, attachdata from no_such_table where phone_number = $CLID",
            "select no_such_column, priority, attachdata from \(crm) where phone_number = $CLID",
            "select no_such_function(1), priority, attachdata from \(crm) where phone_number = $CLID",
            "select queue_code priority attachdata from \(crm) where where phone_number = $CLID",
        ] {
            let answer = try answer(crm, sql)
            #expect(answer.outcome == .sqlError, "\(sql)")
            #expect(answer.detail?.isEmpty == false)
            #expect(answer.rows.isEmpty)
        }
    }

    @Test func `a driver or data source that is not there is an SQL error, for waiting mends nothing`() throws {
        let crm = try crm(.sqlite)
        for string in [
            ConnectionString(["Driver": "no such driver", "Pwd": "hunter2"]),
            ConnectionString(["Driver": "/no/such/driver.so", "Pwd": "hunter2"]),
            ConnectionString(["DSN": "no-such-source", "Pwd": "hunter2"]),
            ConnectionString(["Pwd": "hunter2"]),
        ] { #expect(try answer(crm, connection: string).outcome == .sqlError, "\(string)") }
    }

    @Test func `a database file that is not there is down, and is not made`() throws {
        let crm = try crm(.sqlite)
        let path = crm.folder.path("missing.db")
        let answer = try answer(crm, connection: ConnectionString(["Driver": "SQLite3", "Database": path]))
        #expect(answer.outcome == .down)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a file that is no database is an SQL error`() throws {
        let crm = try crm(.sqlite)
        let path = try crm.folder.write(String(repeating: "no database at all\n", count: 100), to: "text.db")
        let answer = try answer(crm, connection: ConnectionString(["Driver": "SQLite3", "Database": path]))
        #expect(answer.outcome == .sqlError)
    }

    @Test(arguments: Database.servers)
    func `a refused connection is down`(database: Database) throws {
        let crm = try crm(database)
        var string = crm.connection
        // Port 1 is tcpmux, which nothing serves.
        string["Port"] = "1"
        #expect(try answer(crm, connection: string).outcome == .down)
    }

    @Test(arguments: Database.servers)
    func `a wrong password is an SQL error, and is not told`(database: Database) throws {
        let crm = try crm(database)
        var string = crm.connection
        string["Pwd"] = "hunter2;}x"
        #expect(try answer(crm, connection: string).outcome == .sqlError)
    }

    @Test(arguments: Database.servers)
    func `a database that the server does not have is an SQL error`(database: Database) throws {
        let crm = try crm(database)
        var string = crm.connection
        string["Database"] = "no_such_database"
        #expect(try answer(crm, connection: string).outcome == .sqlError)
    }

    @Test func `a locked database is a timeout, and answers when the lock is gone`() throws {
        let crm = try crm(.sqlite)
        let session = try crm.session(timeout: 60)
        #expect(session.answer(try .delivered()).outcome == .found)
        let holder = try Connection.open(crm.connection)
        try holder.execute("begin exclusive")
        #expect(session.answer(try .delivered()).outcome == .timeout)
        #expect(session.answer(try .delivered()).outcome == .timeout)
        try holder.execute("commit")
        #expect(session.answer(try .delivered()).outcome == .found)
    }

    @Test(.enabled(if: Database.postgreSQL.isServed))
    func `PostgreSQL's limit for one statement is a timeout`() throws {
        let crm = try crm(.postgreSQL)
        let session = try crm.session(
            "select queue_code, priority, pg_sleep(5) from \(crm) where phone_number = $CLID", timeout: 50)
        #expect(session.answer(try .delivered()).outcome == .timeout)
    }

    @Test(.enabled(if: Database.mariaDB.isServed))
    func `MariaDB's limit for one statement is a timeout`() throws {
        let crm = try crm(.mariaDB)
        let session = try crm.session(
            "select queue_code, priority, sleep(5) from \(crm) where phone_number = $CLID", timeout: 50)
        #expect(session.answer(try .delivered()).outcome == .timeout)
    }

    @Test(arguments: Database.servers)
    func `an error that the database's own code raises is an SQL error with its words`(database: Database) throws {
        let crm = try crm(database)
        let body =
            switch database {
            case .sqlite: ""
            case .postgreSQL:
                "(text) returns int language plpgsql as $$ begin raise exception 'no service today'; end $$"
            case .mariaDB:
                "(caller varchar(200)) returns int deterministic begin "
                    + "signal sqlstate '45000' set message_text = 'no service today'; return 1; end"
            }
        try crm.run("create function raise_\(crm)\(body)")
        let session = try crm.session(
            "select raise_\(crm)(phone_number) as queue_code, priority, attachdata from \(crm) where phone_number = $CLID"
        )
        let answer = session.answer(try .delivered())
        #expect(answer.outcome == .sqlError)
        #expect(answer.detail?.contains("no service today") == true)
        #expect(session.answer(try .delivered(clid: "0541111112")).outcome == .noRow, "the connection is kept")
        try crm.run("drop function raise_\(crm)")
    }

    @Test func `a statement that the other end reads otherwise is refused with the reason`() throws {
        // A data source's name promises nothing: only when connected is it known that SQLite reads `"x"` as a name.
        let crm = try crm(.sqlite)
        let sql = "select queue_code, priority, attachdata from \(crm) where phone_number = \"$CLID\""
        let settings = try LookupSettings(sql: sql, dialect: .mySQL)
        let answer = CRMSession(settings, of: crm).answer(try .delivered())
        #expect(answer.outcome == .sqlError)
        #expect(answer.detail?.contains("sqlite") == true)
    }

    @Test(arguments: Database.available)
    func `a statement is compiled for the database that is really there`(database: Database) throws {
        let crm = try crm(database)
        let settings = try LookupSettings(sql: crm.statement, dialect: .generic, timeout: 1000)
        let session = CRMSession(settings, of: crm)
        #expect(session.answer(try .delivered()).outcome == .found)
        #expect(session.session.lookup?.compiled?.dialect == database.dialect)
    }

    @Test func `warming up tells what is wrong in the words of an answer`() throws {
        let crm = try crm(.sqlite)
        let settings = try crm.settings()
        let missing = ConnectionString(["Driver": "SQLite3", "Database": crm.folder.path("missing.db")])
        #expect(LookupSession(settings, connection: missing).warmUp()?.outcome == .down)
        #expect(LookupSession(settings, connection: crm.connection).warmUp() == nil)
    }
}
