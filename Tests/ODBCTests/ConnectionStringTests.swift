import ODBC
import Testing

@Suite struct ConnectionStringTests {
    @Test func `keys are found in any case and values keep theirs`() throws {
        let string = try ConnectionString("DRIVER={SQLite3};Database=/Calls.db")
        #expect(string["driver"] == "SQLite3")
        #expect(string["DATABASE"] == "/Calls.db")
        #expect(string["Port"] == nil)
    }

    @Test func `a braced value may hold anything with its closing braces doubled`() throws {
        let string = try ConnectionString("Key=Value;Pwd={v;w}}x};Uid=u")
        #expect(string["Pwd"] == "v;w}x")
        #expect(string.keys == ["Key", "Pwd", "Uid"])
        #expect(try ConnectionString("A={}}}}};B={{}")["A"] == "}}")
        #expect(try ConnectionString("A={}}}}};B={{}")["B"] == "{")
    }

    @Test func `of a repeated key the first counts`() throws {
        #expect(try ConnectionString("Server=a;SERVER=b")["server"] == "a")
    }

    @Test func `blanks and empty parts around attributes do not count`() throws {
        let string = try ConnectionString(" ; Server = 10.0.0.1 ;; Port=5432; Opt= {a b} ;")
        #expect(string.keys == ["Server", "Port", "Opt"])
        #expect(string["Server"] == "10.0.0.1")
        #expect(string["Opt"] == "a b")
    }

    @Test func `an unbraced value may hold equals signs`() throws {
        #expect(try ConnectionString("pqopt=connect_timeout=2;Port=1")["pqopt"] == "connect_timeout=2")
    }

    @Test(arguments: [
        ("Server", ConnectionString.Malformation.missingEquals(at: 0)),
        ("A=1;secret;B=2", .missingEquals(at: 4)),
        ("=x", .badKey(at: 0)),
        ("A={x", .unclosedBrace(at: 2)),
        ("A={x}}", .unclosedBrace(at: 2)),
        ("A={x}y;B=1", .textAfterBrace(at: 5)),
        ("A=x\0y", .embeddedNUL(at: 3)),
    ])
    func `a malformed text is refused with the place`(_ text: String, _ expected: ConnectionString.Malformation) {
        #expect(throws: expected) { try ConnectionString(text) }
    }

    @Test func `values are braced where they need it and only there`() {
        let string = ConnectionString(["Driver": "SQLite3", "Pwd": "a}b;c", "Uid": " u", "Port": "1", "X": ""])
        #expect(string.text == "Driver=SQLite3;Pwd={a}}b;c};Uid={ u};Port=1;X=")
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `what is built is parsed back`(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let alphabet: [Unicode.Scalar] = [
            "a", "Z", "7", " ", ";", "=", "{", "}", "}", "'", "\"", "%", "\\", "\n", "\r", "\t", "ש", "\u{301}", "📞",
        ]
        var string = ConnectionString([:])
        var expected: [String: String] = [:]
        for index in 0..<Int.random(in: 0...6, using: &random) {
            var value = ""
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                value.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a")
            }
            string["key\(index)"] = value
            expected["key\(index)"] = value
        }
        let parsed = try ConnectionString(string.text)
        #expect(parsed == string)
        #expect(parsed.text == string.text)
        for (key, value) in expected {
            #expect(parsed[key].map { Array($0.unicodeScalars) } == Array(value.unicodeScalars))
        }
    }

    @Test(arguments: [
        "Pwd=hunter2", "PWD={hunter2}", "Password=hunter2", "Uid=u;Secret Token=hunter2;Server=s",
        "pqopt={password=hunter2}", "INITSTMT={SET PASSWORD='hunter2'}",
    ])
    func `no way of printing shows a secret`(_ text: String) throws {
        let string = try ConnectionString(text)
        var dumped = ""
        dump(string, to: &dumped)
        var dumpedInside = ""
        dump([string], to: &dumpedInside)
        let prints = [
            string.redacted, "\(string)", String(reflecting: string), String(describing: [string]), dumped,
            dumpedInside,
        ]
        for print in prints {
            #expect(!print.contains("hunter2"))
            #expect(print.contains("***"))
        }
        #expect(string.text.contains("hunter2"))
    }

    @Test func `what is harmless is shown beside the masked`() throws {
        let string = try ConnectionString("Driver={MariaDB Unicode};Server=h;Port=3306;Uid=calls;Pwd=hunter2")
        #expect(string.redacted == "Driver={MariaDB Unicode};Server=h;Port=3306;Uid=calls;Pwd=***")
    }

    @Test func `setting replaces in place and nil removes`() throws {
        var string = try ConnectionString("Server=a;Port=1")
        string["server"] = "b"
        string["Database"] = "d"
        string["PORT"] = nil
        #expect(string.text == "Server=b;Database=d")
    }
}
