import ODBC
import Testing

@Suite struct StatementTests {
    @Test(arguments: TestDatabase.available)
    func `text of any language comes back as it went in`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        try connection.execute("create temporary table said(id int, narrow varchar(400), wide varchar(400))")
        let types: [ParameterType] = [.integer, .text(limit: 400), .wideText(limit: 400)]
        let insert = try connection.prepare("insert into said values (?, ?, ?)", parameters: types)
        let select = try connection.prepare("select narrow, wide from said where id = ?", parameters: [.integer])
        let texts = [
            "0541234567", "O'Brien; DROP TABLE said; --", "שלום עולם", "📞👩‍👩‍👧😀", "a\tb\nc", "ünïcødé", "trailing  ",
            String(repeating: "ש", count: 200), String(repeating: "📞", count: 200),
        ]
        for (id, text) in texts.enumerated() {
            insert.bind(Int64(id), at: 0)
            try insert.bind(text, at: 1)
            try insert.bind(text, at: 2)
            #expect(try insert.execute() == 1)
        }
        for (id, text) in texts.enumerated() {
            select.bind(Int64(id), at: 0)
            var read: [DecodedText?] = []
            #expect(try select.query { read = [$0.decoded(0), $0.decoded(1)] } == 1)
            #expect(read.map { $0?.string } == [text, text])
            #expect(read.map { $0?.wasRepaired } == [false, false])
        }
    }

    @Test(arguments: TestDatabase.available)
    func `NULL is not empty text, going in or coming out`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        try connection.execute("create temporary table blank(id int, a varchar(20), b varchar(20))")
        let types: [ParameterType] = [.text(limit: 20), .text(limit: 20)]
        let insert = try connection.prepare("insert into blank values (1, ?, ?)", parameters: types)
        try insert.bind("", at: 0)
        try insert.execute()
        let select = try connection.prepare("select a, b from blank")
        let visited = try select.query { row in
            #expect(row.isNull(0) == false)
            #expect(row.text(0) == "")
            #expect(row.isNull(1) == true)
            #expect(row.text(1) == nil)
            #expect(row.bytes(1) == nil)
            #expect(row.isTruncated(1) == false)
            #expect(row.cell(0) == .text(""))
            #expect(row.cell(1) == .null)
        }
        #expect(visited == 1)
        try insert.bind("x", at: 0)
        insert.bindNull(at: 0)
        try insert.execute()
        #expect(try connection.prepare("select b from blank where a is null").tables()[0].rows.count == 1)
    }

    @Test(arguments: TestDatabase.available)
    func `long text is cut and says so when bound, and whole when asked for`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        let type = database == .mariaDB ? "longtext" : "text"
        try connection.execute("create temporary table long_one(a \(type), b varchar(20), c \(type))")
        let types: [ParameterType] = [.wideText(limit: 20_000), .text(limit: 20), .text(limit: 10_000)]
        let insert = try connection.prepare("insert into long_one values (?, ?, ?)", parameters: types)
        // One to four bytes a character and no period, so that a lost or repeated piece shows.
        var random = SplitMix64(seed: 7)
        let mixed = String((0..<10_000).map { _ in Array("abcdeéשלום€📞").randomElement(using: &random) ?? "a" })
        let plain = String((0..<10_000).map { _ in Array("0123456789").randomElement(using: &random) ?? "0" })
        try insert.bind("short", at: 0)
        try insert.bind("between", at: 1)
        try insert.bind(mixed, at: 0)
        try insert.bind(plain, at: 2)
        try insert.execute()

        let bound = try connection.prepare("select a, b, c from long_one")
        let visited = try bound.query { row in
            #expect(row.isTruncated(0) == true)
            #expect(row.decoded(0)?.wasRepaired == false)
            let head = row.text(0) ?? ""
            #expect(mixed.utf8.starts(with: head.utf8))
            #expect((1020...1023).contains(head.utf8.count))
            #expect(row.isTruncated(1) == false)
            #expect(row.text(1) == "between")
            #expect(row.isTruncated(2) == true)
            #expect(row.bytes(2)?.count == 1023)
        }
        #expect(visited == 1)

        let whole = try connection.prepare("select a, b, c from long_one", reading: .whole)
        for _ in 0..<2 {
            let row = try whole.tables()[0].rows[0]
            #expect(row == [.text(mixed), .text("between"), .text(plain)])
        }
    }

    @Test(arguments: TestDatabase.available, 1018...1030)
    func `a value about the size of its place is whole or told to be cut`(_ database: TestDatabase, _ size: Int) throws
    {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        let text = String(repeating: "x", count: size - 2) + "é"
        for reading in [Statement.Reading.bound(), .whole] {
            let select = try connection.prepare("select '\(text)' as a", reading: reading)
            let visited = try select.query { row in
                let fits = size <= 1023 || reading == .whole
                #expect(row.isTruncated(0) == !fits)
                #expect(row.text(0) == (fits ? text : String(repeating: "x", count: min(1023, size - 2))))
            }
            #expect(visited == 1)
        }
    }

    @Test func `malformed UTF-8 is repaired and told`() throws {
        let folder = try TemporaryFolder()
        let connection = try TestDatabase.sqlite.connect(in: folder)
        let visited = try connection.prepare("select cast(x'41ff42' as text), 'ok'").query { row in
            #expect(row.decoded(0)?.string == "A\u{FFFD}B")
            #expect(row.decoded(0)?.wasRepaired == true)
            #expect(row.decoded(1)?.wasRepaired == false)
            #expect(row.bytes(0).map { Array($0) } == [0x41, 0xFF, 0x42])
        }
        #expect(visited == 1)
    }

    @Test func `a NUL in a value or statement is refused`() throws {
        let folder = try TemporaryFolder()
        let connection = try TestDatabase.sqlite.connect(in: folder)
        let statement = try connection.prepare("select ?", parameters: [.text(limit: 20)])
        let error = #expect(throws: ODBCError.self) { try statement.bind("050\01", at: 0) }
        #expect(error?.state == "22021")
        #expect(error?.classification == .data)
        #expect(throws: ODBCError.self) { try connection.execute("select 1\0; drop table t") }
        #expect(throws: ODBCError.self) { try connection.prepare("select 1\0") }
    }

    @Test func `text beyond its limit is refused, counted in UTF-16 units`() throws {
        let folder = try TemporaryFolder()
        let connection = try TestDatabase.sqlite.connect(in: folder)
        let statement = try connection.prepare("select ?", parameters: [.text(limit: 4)])
        try statement.bind("שלום", at: 0)
        try statement.bind("📞📞", at: 0)
        let error = #expect(throws: ODBCError.self) { try statement.bind("12345", at: 0) }
        #expect(error?.state == "22001")
        #expect(error?.classification == .data)
        #expect(error.map { "\($0)".contains("12345") } == false)
        #expect(throws: ODBCError.self) { try statement.bind("📞📞1", at: 0) }
        // What was refused has left no trace.
        #expect(try statement.tables()[0].rows == [[.text("📞📞")]])
    }

    @Test(arguments: TestDatabase.available)
    func `numbers go in as numbers and come out as text or numbers`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        try connection.execute(
            "create temporary table numbers(i bigint, d double precision, n numeric(12,3), s smallint)")
        let types: [ParameterType] = [.integer, .real, .text(limit: 20)]
        let insert = try connection.prepare("insert into numbers values (?, ?, ?, 7)", parameters: types)
        insert.bind(Int64.min, at: 0)
        insert.bind(0.1, at: 1)
        try insert.bind("12.5", at: 2)
        try insert.execute()
        let visited = try connection.prepare("select i, d, n, s from numbers").query { row in
            #expect(row.text(0) == "-9223372036854775808")
            #expect(row.text(1).flatMap(Double.init) == 0.1)
            #expect(row.text(2).flatMap(Double.init) == 12.5)
            #expect(row.text(3) == "7")
            #expect(row.cell(0) == .integer(.min))
            #expect(row.cell(1) == .real(0.1))
            #expect(row.cell(3) == .integer(7))
        }
        #expect(visited == 1)
    }

    @Test func `text in a column declared as a number stays text`() throws {
        let folder = try TemporaryFolder()
        let connection = try TestDatabase.sqlite.connect(in: folder)
        try connection.execute("create table loose(queue integer)")
        try connection.execute("insert into loose values ('abc'), (8)")
        #expect(try connection.prepare("select queue from loose").tables()[0].rows == [[.text("abc")], [.integer(8)]])
    }

    @Test(arguments: TestDatabase.available)
    func `bytes come out as bytes`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        let type = database == .postgreSQL ? "bytea" : "blob"
        let literal = database == .postgreSQL ? "decode('00ff1041', 'hex')" : "x'00ff1041'"
        try connection.execute("create temporary table raw_bytes(b \(type))")
        try connection.execute("insert into raw_bytes values (\(literal))")
        for reading in [Statement.Reading.bound(), .whole] {
            let rows = try connection.prepare("select b from raw_bytes", reading: reading).tables()[0].rows
            #expect(rows == [[.bytes([0x00, 0xFF, 0x10, 0x41])]])
        }
    }

    @Test(arguments: TestDatabase.available)
    func `no row, one row and several are told apart`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        try connection.execute("create temporary table keyed(k varchar(20), v int)")
        try connection.execute("insert into keyed values ('one', 1), ('two', 1), ('two', 2), ('three', 3)")
        let types: [ParameterType] = [.text(limit: 20)]
        let select = try connection.prepare("select v, k from keyed where k = ? order by v", parameters: types)
        #expect(select.columns.map { $0.name.lowercased() } == ["v", "k"])
        func values(_ key: String, upTo limit: Int = .max) throws -> [String?] {
            try select.bind(key, at: 0)
            var values: [String?] = []
            let visited = try select.query(upTo: limit) { values.append($0.text(0)) }
            #expect(visited == values.count)
            return values
        }
        #expect(try values("none") == [])
        #expect(try values("two") == ["1", "2"])
        #expect(try values("one") == ["1"])
        #expect(try values("two", upTo: 1) == ["1"])
        #expect(try values("two") == ["1", "2"])
        #expect(try values("two", upTo: 0) == [])
        #expect(try values("none") == [])
    }

    @Test(arguments: TestDatabase.available)
    func `every execution answers for its own key`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        try connection.execute("create temporary table squares(k varchar(20) primary key, v varchar(20))")
        let types: [ParameterType] = [.text(limit: 20), .text(limit: 20)]
        let insert = try connection.prepare("insert into squares values (?, ?)", parameters: types)
        try connection.transaction {
            for number in 0..<200 {
                try insert.bind("\(number)", at: 0)
                if number % 3 == 0 { insert.bindNull(at: 1) } else { try insert.bind("\(number * number)", at: 1) }
                try insert.execute()
            }
        }
        let select = try connection.prepare("select v from squares where k = ?", parameters: [.text(limit: 20)])
        var random = SplitMix64(seed: 3)
        for _ in 0..<500 {
            let number = Int.random(in: 0..<260, using: &random)
            try select.bind("\(number)", at: 0)
            var found: String?
            let visited = try select.query { found = $0.text(0) }
            #expect(visited == (number < 200 ? 1 : 0))
            #expect(found == (number < 200 && number % 3 != 0 ? "\(number * number)" : nil))
        }
    }

    @Test(.enabled(if: TestDatabase.postgreSQL.serverString != nil))
    func `the padding of fixed-length text is removed, other blanks stay`() throws {
        let folder = try TemporaryFolder()
        let connection = try TestDatabase.postgreSQL.connect(in: folder)
        let select = try connection.prepare("select cast('abc' as char(20)), cast('abc ' as varchar(20))")
        let visited = try select.query { row in
            #expect(row.bytes(0)?.count == 20)
            #expect(row.text(0) == "abc")
            #expect(row.text(1) == "abc ")
        }
        #expect(visited == 1)
    }

    @Test(.enabled(if: TestDatabase.mariaDB.serverString != nil))
    func `a procedure's result sets are described one by one each time`() throws {
        let folder = try TemporaryFolder()
        let connection = try TestDatabase.mariaDB.connect(in: folder)
        let name = "sets_\(UInt32.random(in: 0 ... .max))"
        try connection.execute(
            """
            create procedure \(name)(in noisy bigint)
            begin
                if noisy = 1 then select 'noise' as a, 'more' as b; end if;
                select 'answer' as queue, null as attach;
            end
            """)
        let call = try connection.prepare("{call \(name)(?)}", parameters: [.integer])
        for noisy in [0, 1, 0, 1] as [Int64] {
            call.bind(noisy, at: 0)
            let tables = try call.tables()
            #expect(tables.map { $0.columns.map(\.name) } == (noisy == 1 ? [["a", "b"]] : []) + [["queue", "attach"]])
            #expect(tables.last?.rows == [[.text("answer"), .null]])
        }
        try connection.execute("drop procedure \(name)")
    }
}
