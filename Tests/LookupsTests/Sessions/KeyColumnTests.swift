import Lookups
import ODBC
import Routing
import Testing

/// Columns of keys that do not compare, or do not come back, as the text that was asked for.
struct KeyColumnTests {
    private static let rest = "queue_code integer, priority integer, attachdata varchar(200)"

    private func outcome(_ crm: CRM, _ clid: String, form: CallerForm = .auto) throws -> LookupAnswer {
        try crm.session(form: form).answer(try .delivered(clid: clid, form: form))
    }

    @Test(arguments: Database.servers)
    func `a key padded to its length finds its customer`(database: Database) throws {
        let crm = try CRM(
            database, columns: "phone_number char(20), queue_code integer, priority integer, attachdata char(20)",
            rows: [["+972541111111", "12", "1", "gold"]])
        for clid in CallerFormTests.oneCaller {
            let answer = try outcome(crm, clid)
            #expect(answer.rows == [LookupRow(queue: .integer(12), priority: .integer(1), attach: "gold")], "\(clid)")
        }
    }

    @Test func `padding of a text column stays, for it may be meant`() throws {
        let crm = try CRM(.sqlite, rows: [["0541111111", " 12 ", " 1 ", " gold "]])
        let answer = try outcome(crm, "0541111111")
        #expect(answer.rows == [LookupRow(queue: .integer(12), priority: .integer(1), attach: " gold ")])
    }

    /// The database says that two keys are equal; then it, and not the bytes, decides whose row it is.
    @Test(arguments: Database.available)
    func `a key that comes back in another case is asked for once more by itself`(database: Database) throws {
        let collation =
            switch database {
            case .sqlite: "varchar(200) collate nocase"
            case .postgreSQL: "varchar(200)"
            case .mariaDB: "varchar(200) collate utf8mb4_general_ci"
            }
        let crm = try CRM(
            database, columns: "phone_number \(collation), " + Self.rest,
            rows: [["SIP:DANA@EXAMPLE.COM", "12", "1", "Dana"], ["0541111111", "13", "2", "David"]])
        let key = try LookupKey.delivered(clid: "sip:dana@example.com")
        let answer = try crm.session().answer(key)
        if database == .postgreSQL {
            #expect(answer.outcome == .noRow)
        } else {
            #expect(answer.rows.map(\.attach) == ["Dana"])
        }
    }

    /// National and E.164 form are one number where the column compares digits alone, but only one of them is returned.
    @Test(arguments: Database.available)
    func `a row whose key is none of the spellings is given to the spelling that finds it`(database: Database) throws {
        let crm = try CRM(
            database, columns: "phone_number bigint, " + Self.rest,
            rows: [["541111111", "12", "1", "David"], ["972541111112", "13", "2", "Noa"]])
        #expect(try outcome(crm, "0541111111").rows.map(\.attach) == ["David"])
        #expect(try outcome(crm, "0541111111").hit == "0541111111")
        #expect(try outcome(crm, "0541111112").rows.map(\.attach) == ["Noa"])
        #expect(try outcome(crm, "0541111112").hit == "+972541111112")
        #expect(try outcome(crm, "0541111113").outcome == .noRow)
    }

    @Test(arguments: Database.available)
    func `a spelling that a numeric column cannot be compared with spoils none of the others`(database: Database)
        throws
    {
        let crm = try CRM(
            database, columns: "phone_number bigint, " + Self.rest, rows: [["541111111", "12", "1", "David"]])
        for clid in CallerFormTests.oneCaller {
            #expect(try outcome(crm, clid).rows.map(\.attach) == ["David"], "\(clid)")
        }
    }

    @Test(.enabled(if: Database.postgreSQL.isServed), arguments: ["dana", "' OR '1'='1", "12345678901234567890123"])
    func `text that a numeric column refuses is an unknown caller, and the connection stays`(clid: String) throws {
        let crm = try CRM(
            .postgreSQL, columns: "phone_number bigint, " + Self.rest, rows: [["541111111", "12", "1", "David"]])
        let session = try crm.session()
        let answer = session.answer(try .delivered(clid: clid))
        #expect(answer.outcome == .noRow)
        #expect(answer.detail?.contains("22") == true, "\(answer.detail ?? "")")
        #expect(answer.detail?.contains(clid) == false, "no bound value is told")
        #expect(session.answer(try .delivered()).outcome == .found)
    }

    @Test(.enabled(if: Database.postgreSQL.isServed))
    func `an empty text that a numeric column refuses is no row`() throws {
        let crm = try CRM(
            .postgreSQL, columns: "phone_number bigint, " + Self.rest, rows: [["541111111", "12", "1", "David"]])
        let session = try crm.session("select queue_code, priority, attachdata from \(crm) where phone_number = $DNIS")
        #expect(session.answer(try .delivered(dnis: "")).outcome == .noRow)
        #expect(session.answer(try .delivered(dnis: "541111111")).outcome == .found)
    }

    @Test(.enabled(if: Database.mariaDB.isServed))
    func `blanks behind a key that the collation ignores do not hide the customer`() throws {
        let crm = try CRM(.mariaDB, rows: [["0541111111  ", "12", "1", "David"]])
        #expect(try outcome(crm, "0541111111").rows.map(\.attach) == ["David"])
        #expect(try outcome(crm, "054-111-1111").rows.map(\.attach) == ["David"])
    }
}
