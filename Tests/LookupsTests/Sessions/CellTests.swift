import Lookups
import Routing
import Testing

/// What databases put into the three columns, as a session hands it on.
struct CellTests {
    private func row(_ crm: CRM, _ clid: String = "0541111111") throws -> LookupRow? {
        try crm.session().answer(try .delivered(clid: clid)).rows.first
    }

    @Test(arguments: Database.available)
    func `text is read strictly: a number is a whole number and nothing else`(database: Database) throws {
        let texts: [(String?, LookupCell)] = [
            (nil, .null), ("0", .integer(0)), ("10", .integer(10)), ("-1", .integer(-1)), ("1.5", .other("1.5")),
            ("1.0", .integer(1)), (" 1 ", .integer(1)), ("", .other("")), ("abc", .other("abc")), ("1a", .other("1a")),
            ("2147483648", .integer(1 << 31)), ("9223372036854775808", .other("9223372036854775808")),
            ("0x10", .other("0x10")), ("1e1", .other("1e1")), ("١", .other("١")),
        ]
        let crm = try CRM(database)
        let session = try crm.session()
        for (index, (text, cell)) in texts.enumerated() {
            let phone = "05411111\(index + 10)"
            try crm.add([[phone, text, text, nil]])
            let row = session.answer(try .delivered(clid: phone)).rows.first
            #expect(row?.queue == cell, "\(text ?? "NULL")")
            #expect(row?.priority == cell, "\(text ?? "NULL")")
        }
    }

    @Test(arguments: Database.available)
    func `numbers of any type are read alike`(database: Database) throws {
        for (type, written, cell) in [
            ("integer", "12", LookupCell.integer(12)), ("smallint", "12", .integer(12)), ("bigint", "12", .integer(12)),
            ("numeric(10,0)", "12", .integer(12)), ("numeric(10,2)", "12.00", .integer(12)),
            ("numeric(10,2)", "12.50", .other(database == .sqlite ? "12.5" : "12.50")),
            ("double precision", "12", .integer(12)), ("double precision", "12.5", .other("12.5")),
            ("bigint", "2147483648", .integer(1 << 31)), ("integer", "-1", .integer(-1)),
        ] {
            let crm = try CRM(
                database, columns: "phone_number varchar(20), queue_code \(type), priority \(type), attachdata text",
                rows: [["0541111111", written, written, "gold"]])
            let found = try row(crm)
            #expect(found == LookupRow(queue: cell, priority: cell, attach: "gold"), "\(type) \(written)")
        }
    }

    /// SQLite keeps any text in a column declared as a number.
    @Test func `a number with more behind it than was read is no number`() throws {
        let crm = try CRM(
            .sqlite, columns: "phone_number varchar(20), queue_code integer, priority integer, attachdata text",
            rows: [["0541111111", "8" + String(repeating: " ", count: 400) + "x", "1", nil]])
        let found = try #require(try row(crm))
        guard case .other(let text) = found.queue else {
            Issue.record("read as \(found.queue)")
            return
        }
        #expect(text.hasPrefix("8   "))
        #expect(found.priority == .integer(1))
    }

    @Test(arguments: Database.available)
    func `text of any language comes whole`(database: Database) throws {
        for attach in ["כהן דוד", "👩‍👩‍👧‍👦 נועה", "", "O'Brien", "日本語", "a\u{202E}b", "line\nbreak"] {
            let crm = try CRM(database, rows: [["0541111111", "12", "1", attach]])
            let found = try row(crm)
            #expect(found == LookupRow(queue: .integer(12), priority: .integer(1), attach: attach))
        }
    }

    @Test(arguments: Database.available, ["x", "כ", "😀", "👩‍👩‍👧‍👦"])
    func `attach data without end is read as far as anybody wants it, with a flag`(database: Database, unit: String)
        throws
    {
        // MariaDB's TEXT ends at 65,535 bytes.
        let attach = String(repeating: unit, count: min(10_000, 65_535 / unit.utf8.count))
        let crm = try CRM(database, rows: [["0541111111", "12", "1", attach]])
        let found = try #require(try row(crm))
        #expect(found.queue == .integer(12))
        #expect(found.isAttachCut)
        #expect(!found.isLossSuspected, "a character cut in two is no loss of the database's")
        let text = try #require(found.attach)
        #expect(attach.unicodeScalars.starts(with: text.unicodeScalars))
        #expect(text.utf16.count >= 200, "what the rules may keep is there")
        #expect(text.utf8.count <= 1024)
    }

    @Test(arguments: [
        ("x'd79bff'", "כ\u{FFFD}"), ("x'ff'", "\u{FFFD}"), ("x'c0af'", "\u{FFFD}\u{FFFD}"),
        ("x'61eda08062'", "a\u{FFFD}\u{FFFD}\u{FFFD}b"),
    ])
    func `bytes that are no text are replaced, and said to be`(literal: String, attach: String) throws {
        let crm = try CRM(.sqlite)
        try crm.run("insert into \(crm) values ('0541111111', 12, 1, cast(\(literal) as text))")
        let found = try #require(try row(crm))
        #expect(found == LookupRow(queue: .integer(12), priority: .integer(1), attach: attach, isLossSuspected: true))
    }

    @Test func `a NUL inside text ends it and spoils nothing else`() throws {
        let crm = try CRM(.sqlite)
        try crm.run("insert into \(crm) values ('0541111111', 12, 1, cast(x'610062' as text))")
        let found = try #require(try row(crm))
        #expect(found.queue == .integer(12))
        #expect(found.priority == .integer(1))
        #expect(["a", "a\0b"].contains(found.attach))
    }

    @Test(arguments: Database.available)
    func `every row of a caller is handed on, and no more than a thousand`(database: Database) throws {
        let crm = try CRM(database, rows: [["0541111111", "12", "3", "a"], ["0541111111", "14", "1", "b"]])
        let session = try crm.session()
        #expect(Set(session.answer(try .delivered()).rows.map(\.attach)) == ["a", "b"])
        try crm.add(Array(repeating: ["0541111112", "12", "3", "x"], count: 1500))
        #expect(session.answer(try .delivered(clid: "0541111112")).rows.count == 1000)
        #expect(session.answer(try .delivered()).rows.count == 2)
    }

    @Test(arguments: Database.available)
    func `no value of one caller's row shows in another's`(database: Database) throws {
        let crm = try CRM(
            database, rows: [["0541111111", "12", "1", "gold and more of it"], ["0541111112", nil, nil, nil]])
        let session = try crm.session()
        for _ in 0..<3 {
            #expect(session.answer(try .delivered()).rows.first?.attach == "gold and more of it")
            let empty = session.answer(try .delivered(clid: "0541111112")).rows
            #expect(empty == [LookupRow(queue: .null, priority: .null, attach: nil)])
        }
    }
}
