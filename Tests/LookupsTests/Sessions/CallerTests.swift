import Lookups
import Numbering
import ODBC
import Routing
import Testing

/// S1 and S2 of the worked cases, against a customer's database.
struct CallerTests {
    @Test(arguments: Database.available, ["0541111111", "+972541111111"])
    func `a customer is found by any spelling, whichever the database stores`(database: Database, stored: String)
        throws
    {
        let crm = try CRM(database, rows: [[stored, "12", "1", "כהן דוד"], ["0541111112", "13", "2", "another"]])
        let session = try crm.session()
        for clid in CallerFormTests.oneCaller {
            let answer = session.answer(try .delivered(clid: clid))
            #expect(answer.outcome == .found, "\(clid)")
            #expect(answer.rows == [LookupRow(queue: .integer(12), priority: .integer(1), attach: "כהן דוד")])
            #expect(answer.hit == stored, "\(clid)")
            #expect(answer.asked == (try LookupKey.delivered(clid: clid)).spellings)
        }
    }

    @Test(arguments: Database.available)
    func `a number stored as it is delivered is found as delivered`(database: Database) throws {
        let crm = try CRM(database, rows: [["054-111-1111", "12", "1", "x"]])
        let session = try crm.session()
        #expect(session.answer(try .delivered(clid: "054-111-1111")).hit == "054-111-1111")
        #expect(session.answer(try .delivered(clid: "0541111111")).outcome == .noRow)
    }

    @Test(arguments: Database.available)
    func `where several spellings have rows, the most likely one's count`(database: Database) throws {
        let crm = try CRM(
            database,
            rows: [
                ["054-111-1111", "15", "1", "raw"], ["+972541111111", "14", "1", "E.164"],
                ["0541111111", "12", "1", "n"],
            ])
        let answer = try crm.session().answer(try .delivered(clid: "054-111-1111"))
        #expect(answer.rows.map(\.attach) == ["n"])
        #expect(answer.hit == "0541111111")
    }

    @Test(arguments: Database.available)
    func `a foreign caller is not a customer with the same national digits`(database: Database) throws {
        let digits = ["0541111111", "5411111111", "05411111111", "15411111111"]
        let crm = try CRM(database, rows: digits.map { [$0, "12", "1", "another"] })
        let answer = try crm.session().answer(try .delivered(clid: "+15411111111"))
        #expect(answer.outcome == .noRow)
        #expect(answer.asked == ["+15411111111"])
    }

    @Test(arguments: Database.available)
    func `a British line's caller is not the Israeli customer of the same digits`(database: Database) throws {
        let crm = try CRM(database, rows: [["0541111111", "12", "1", "x"], ["+972541111111", "12", "1", "x"]])
        let lines = [try NumberPlan.Line(NumberPattern(parsing: "+44*"), country: "GB")]
        let call = try Call.delivered(clid: "0541111111", dnis: "+442071234567", lines: lines)
        let answer = try crm.session().answer(LookupKey(call, form: .auto, attachLimit: 200))
        #expect(answer.outcome == .noRow)
        #expect(answer.asked == ["+44541111111"])
    }

    @Test(arguments: Database.available)
    func `who withholds his number is nobody, not the customer without one`(database: Database) throws {
        let crm = try CRM(database, rows: Array(repeating: ["", "12", "1", "no number"], count: 3))
        for form in CallerForm.allCases {
            let session = try crm.session(form: form)
            for clid in ["", " ", "anonymous", "Anonymous", "Restricted", "unavailable", "0000000000", "-", "\u{200B}"]
            {
                let answer = session.answer(try .delivered(clid: clid, form: form))
                #expect(answer.outcome == .noRow, "\(form) '\(clid)'")
                #expect(answer.asked == [])
            }
        }
    }

    @Test(arguments: Database.available)
    func `a hostile caller is a caller unknown`(database: Database) throws {
        let crm = try CRM(database, rows: [["0541111111", "12", "1", "x"], ["", "12", "1", "no number"]])
        let session = try crm.session()
        for clid in ["0541111111' OR '1'='1", "' OR '1'='1", "'; drop table \(crm); --", "\\", "\u{BF}'", "%", "_"] {
            #expect(session.answer(try .delivered(clid: clid)).outcome == .noRow, "\(clid)")
        }
        #expect(session.answer(try .delivered()).outcome == .found)
    }

    @Test(arguments: Database.available)
    func `attach data and the dialled number arrive as they were`(database: Database) throws {
        let crm = try CRM(database, rows: [["0541111111", "12", "1", nil]])
        let session = try crm.session(
            "select queue_code, $DNIS as priority, $ATTACHDATA as attachdata from \(crm) where phone_number = $CLID")
        for attach in ["O'Brien;--", "כהן 😀", "100% _ \\ \" ` $CLID ? :x", "a\u{1}\tb\r\n", " padded "] {
            let answer = session.answer(try .delivered(dnis: "7", attach: attach))
            #expect(answer.rows == [LookupRow(queue: .integer(12), priority: .integer(7), attach: attach)])
        }
    }

    @Test(arguments: Database.available)
    func `attach data beyond its limit is sent cut, with a flag`(database: Database) throws {
        let crm = try CRM(database, rows: [["0541111111", "12", "1", nil]])
        let sent = "select queue_code, priority, $ATTACHDATA as attachdata from \(crm) where phone_number = $CLID"
        let long = String(repeating: "כ", count: 10_000)
        let answer = try crm.session(sent).answer(try .delivered(attach: long))
        #expect(answer.rows.first?.attach == String(repeating: "כ", count: 200))
        #expect(answer.flags == .attachTruncated)
        // What is not sent need not be cut.
        #expect(try crm.session().answer(try .delivered(attach: long)).flags == [])
    }
}
