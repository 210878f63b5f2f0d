import ODBC
import Testing

/// The bytes are those of the Unicode Consortium's mapping tables.
@Suite struct CodePageTests {
    /// A code page, a text and its bytes in hexadecimal digits.
    static let samples: [(page: String, text: String, bytes: String)] = [
        ("windows-1255", "שלום O'Brien 054 ₪", "F9ECE5ED204F27427269656E2030353420A4"),
        ("iso-8859-8", "שלום 054", "F9ECE5ED20303534"),
        ("cp862", "שלום 054", "998C858D20303534"),
        ("windows-1252", "Müller – 5 €", "4DFC6C6C6572209620352080"),
        ("windows-1251", "Привет", "CFF0E8E2E5F2"),
        ("cp932", "日本 ｱ", "93FA967B20B1"),
    ]

    /// Shift JIS has a yen sign in the place of the backslash.
    @Test(
        arguments: [
            "", "no-such-page", "windows-1255//TRANSLIT", "windows-1255//IGNORE", "utf-16", "ebcdic-us", "shift_jis",
        ])
    func `a name that is unknown, carries options or is no kin of ASCII is refused`(_ name: String) {
        let refusal = #expect(throws: CodePage.Unusable.self) { try CodePage(name) }
        #expect(refusal?.name == name)
    }

    @Test(arguments: samples)
    func `text goes in and comes out in the code page's bytes`(_ page: String, _ text: String, _ bytes: String) throws {
        let folder = try TemporaryFolder()
        let connection = try database(in: folder, page)
        let hex = try connection.prepare("select hex(?), ?", parameters: [.text(limit: 40), .wideText(limit: 40)])
        try hex.bind(text, at: 0)
        try hex.bind(text, at: 1)
        #expect(try hex.tables()[0].rows == [[.text(bytes), .text(text)]])
        for reading in [Statement.Reading.bound(), .whole] {
            let select = try connection.prepare("select cast(x'\(bytes)' as text)", reading: reading)
            let visited = try select.query { row in
                #expect(row.text(0) == text)
                #expect(row.decoded(0)?.wasRepaired == false)
                #expect(row.cell(0) == .text(text))
            }
            #expect(visited == 1)
        }
    }

    @Test func `SQL and names of columns are in the code page too`() throws {
        let folder = try TemporaryFolder()
        let connection = try database(in: folder, "windows-1255")
        try connection.execute("create table customers(שם text)")
        try connection.execute("insert into customers values ('שלום')")
        let table = try connection.prepare("select שם, hex(שם) from customers where שם = 'שלום'").tables()[0]
        #expect(table.columns.first?.name == "שם")
        #expect(table.rows == [[.text("שלום"), .text("F9ECE5ED")]])
        #expect(throws: ODBCError.self) { try connection.prepare("select '📞'") }
    }

    @Test(
        arguments: [
            ("iso-8859-8", "abc📞", 4), ("windows-1255", "שלום日", 5), ("cp862", "€", 1), ("windows-1252", "שלום", 1),
            // What iconv would drop or replace in silence: tags, a byte-order mark.
            ("windows-1255", "a\u{E0041}", 2), ("windows-1255", "\u{FEFF}a", 1),
        ])
    func `a character the code page lacks is refused by its place, not replaced`(
        _ page: String, _ text: String, _ place: Int
    ) throws {
        let folder = try TemporaryFolder()
        let connection = try database(in: folder, page)
        let statement = try connection.prepare("select ?", parameters: [.text(limit: 40)])
        try statement.bind("before", at: 0)
        let error = #expect(throws: ODBCError.self) { try statement.bind(text, at: 0) }
        #expect(error?.state == "22021")
        #expect(error?.classification == .data)
        #expect(error?.diagnostics.first?.message == "\(page) has no place for character \(place) of parameter 1")
        #expect(try statement.tables()[0].rows == [[.text("before")]])
    }

    @Test func `bytes that mean nothing are repaired and told`() throws {
        let folder = try TemporaryFolder()
        // 0xD9 and 0xFF are assigned to nothing in windows-1255.
        let select = try database(in: folder, "windows-1255").prepare("select cast(x'F9D9ECFF' as text), 'ok'")
        let visited = try select.query { row in
            #expect(row.decoded(0)?.string == "ש\u{FFFD}ל\u{FFFD}")
            #expect(row.decoded(0)?.wasRepaired == true)
            #expect(row.decoded(1)?.wasRepaired == false)
        }
        #expect(visited == 1)
    }

    @Test func `a letter and its point come back as written`() throws {
        let folder = try TemporaryFolder()
        // windows-1255 composes: a converter keeps a letter back until it has seen what follows.
        let text = "שָׁלוֹם א"
        let statement = try database(in: folder, "windows-1255").prepare("select ?", parameters: [.text(limit: 40)])
        try statement.bind(text, at: 0)
        #expect(try statement.tables()[0].rows == [[.text(text)]])
    }

    @Test(arguments: 15...18)
    func `a cut value keeps every character that is whole`(_ capacity: Int) throws {
        let folder = try TemporaryFolder()
        // 30 letters of one byte; then 15 of two.
        for (page, letter, size) in [("windows-1255", "ש", 1), ("cp932", "日", 2)] {
            let text = String(repeating: letter, count: 30 / size)
            let connection = try database(in: folder, page)
            let statement = try connection.prepare(
                "select ?", parameters: [.text(limit: 40)], reading: .bound(capacity: capacity))
            try statement.bind(text, at: 0)
            let visited = try statement.query { row in
                #expect(row.isTruncated(0) == true)
                #expect(row.text(0) == String(repeating: letter, count: (capacity - 1) / size))
                #expect(row.decoded(0)?.wasRepaired == false)
            }
            #expect(visited == 1)
        }
    }

    /// A database that knows nothing of character sets hands bytes through, as its users had them.
    @Test(
        .enabled(if: TestDatabase.postgreSQL.serverString != nil),
        arguments: ["PostgreSQL Unicode", "PostgreSQL ANSI"])
    func `PostgreSQL without an encoding holds the code page's bytes`(_ driver: String) throws {
        let folder = try TemporaryFolder()
        let page = try CodePage("windows-1255")
        let keeper = try TestDatabase.postgreSQL.connect(in: folder)
        let name = "raw_\(UInt32.random(in: 0 ... .max))"
        try keeper.execute("create database \(name) encoding 'SQL_ASCII' locale 'C' template template0")
        do {
            var string = try ConnectionString(#require(TestDatabase.postgreSQL.serverString))
            string["Driver"] = driver
            string["Database"] = name
            // Else the server checks that what comes is UTF-8.
            string["ConnSettings"] = "set client_encoding = SQL_ASCII"
            let connection = try Connection.open(string, codePage: page)
            try expectRoundTrip(on: connection, hexadecimal: "upper(encode(convert_to(a, 'SQL_ASCII'), 'hex'))")
        }
        try keeper.execute("drop database \(name)")
    }

    @Test(.enabled(if: TestDatabase.mariaDB.serverString != nil))
    func `MariaDB's Latin-1 holds the code page's bytes`() throws {
        var string = try ConnectionString(#require(TestDatabase.mariaDB.serverString))
        string["CHARSET"] = "latin1"
        let connection = try Connection.open(string, codePage: try CodePage("windows-1255"))
        try expectRoundTrip(on: connection, options: "character set latin1", hexadecimal: "hex(a)")
    }

    private func expectRoundTrip(on connection: Connection, options: String = "", hexadecimal: String) throws {
        try connection.execute("create temporary table spoken(a varchar(40)) \(options)")
        let insert = try connection.prepare("insert into spoken values (?)", parameters: [.text(limit: 40)])
        try insert.bind("שלום 054", at: 0)
        try insert.execute()
        let rows = try connection.prepare("select a, \(hexadecimal) from spoken").tables()[0].rows
        #expect(rows == [[.text("שלום 054"), .text("F9ECE5ED20303534")]])
    }

    private func database(in folder: TemporaryFolder, _ page: String) throws -> Connection {
        let page = try CodePage(page)
        let string = ConnectionString(["Driver": "SQLite3", "Database": folder.path("test.db")])
        let connection = try Connection.open(string, codePage: page)
        #expect(connection.codePage == page)
        return connection
    }
}
