import Lookups
import ODBC
import Routing
import Testing

/// How often the database is asked, by its own account.
struct StatementCountTests {
    private func count(_ crm: CRM, _ form: CallerForm, sql: String? = nil, _ clids: [String]) throws -> Int {
        let log = try StatementLog(of: crm)
        do {
            let session = try crm.session(sql, form: form, longestCLID: 20, connection: log.connection)
            for clid in clids { _ = session.answer(try .delivered(clid: clid, form: form)) }
        }
        return try log.executions().count
    }

    @Test(arguments: Database.available)
    func `auto sends all spellings in one statement`(database: Database) throws {
        let crm = try CRM(database, rows: [["0541111111", "12", "1", "x"]])
        #expect(try count(crm, .auto, ["054-111-1111"]) == 1)
        #expect(try count(crm, .auto, ["054-222-2222"]) == 2, "nor has the unknown caller more than one")
    }

    @Test(arguments: Database.available)
    func `a single form sends one statement`(database: Database) throws {
        let crm = try CRM(database, rows: [["0541111111", "12", "1", "x"]])
        #expect(try count(crm, .national, CallerFormTests.oneCaller) == CallerFormTests.oneCaller.count)
    }

    @Test(arguments: Database.available)
    func `spellings that cannot go together are asked one by one up to the first row`(database: Database) throws {
        let crm = try CRM(database, rows: [["+972541111111", "12", "1", "x"]])
        let sql = crm.statement + " order by queue_code"
        #expect(try count(crm, .auto, sql: sql, ["054-111-1111"]) == 2, "national, E.164; not as delivered")
    }

    @Test(arguments: Database.available)
    func `what cannot be asked for costs no statement`(database: Database) throws {
        let crm = try CRM(database, rows: [["", "12", "1", "x"]])
        let clids = ["", "anonymous", "0000000000", "054\n1\u{1}111111", "a\0b", "012345678901234567890"]
        #expect(try count(crm, .auto, clids) == 0)
    }

    @Test(arguments: Database.available)
    func `what cannot be asked for does not even connect`(database: Database) throws {
        let crm = try CRM(database)
        let session = try crm.session(longestCLID: 20, connection: .init(["Driver": "there is no such driver"]))
        #expect(session.answer(try .delivered(clid: "anonymous")).outcome == .noRow)
        #expect(session.answer(try .delivered(clid: "012345678901234567890")).outcome == .invalidInput)
        #expect(session.answer(try .delivered()).outcome == .sqlError)
    }
}
