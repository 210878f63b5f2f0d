import Lookups
import Routing
import Testing

struct ScreeningTests {
    private func settings(_ condition: String, form: CallerForm = .auto, longestCLID: Int? = nil) throws
        -> LookupSettings
    {
        let sql = "select a, b, c from t where \(condition)"
        return try LookupSettings(sql: sql, dialect: .postgreSQL, form: form, longestCLID: longestCLID)
    }

    private func asked(_ screening: Screening) -> [String]? {
        if case .ask(let spellings) = screening { spellings } else { nil }
    }

    private func outcome(_ screening: Screening) -> LookupOutcome? {
        if case .answer(let answer) = screening { answer.outcome } else { nil }
    }

    private let byCaller = "phone = $CLID"

    @Test(arguments: ["", "anonymous", "Anonymous", "Restricted", "unavailable", "0000000000"])
    func `a withheld caller is never asked for`(clid: String) throws {
        let settings = try settings(byCaller)
        #expect(outcome(settings.screen(try .delivered(clid: clid))) == .noRow)
    }

    @Test(arguments: ["\u{301}", "\u{301}\u{20DD}", " \u{301}", "\u{378}", "\u{85}\u{301}"])
    func `a caller whom a collation takes for an empty text is not asked for either`(clid: String) throws {
        let settings = try settings(byCaller)
        #expect(outcome(settings.screen(try .delivered(clid: clid))) == .noRow)
    }

    @Test func `a statement that does not ask about the caller asks for a withheld one, too`() throws {
        let screening = try settings("line = $DNIS").screen(try .delivered(clid: "anonymous"))
        #expect(asked(screening) == [""])
    }

    @Test(arguments: Array(0..<0x20) + [0x7F])
    func `control characters in a number are invalid input`(code: UInt8) throws {
        let control = String(Unicode.Scalar(code))
        let settings = try settings(byCaller, form: .raw)
        let clid = "054" + control + "1111111"
        #expect(outcome(settings.screen(try .delivered(clid: clid, form: .raw))) == .invalidInput)
        let dialled = try LookupKey.delivered(dnis: "1700" + control + "500")
        #expect(outcome(try self.settings("line = $DNIS").screen(dialled)) == .invalidInput)
        #expect(asked(try self.settings(byCaller).screen(dialled)) == ["0541111111", "+972541111111"])
    }

    @Test func `a number longer than max_clid is invalid input and never cut`() throws {
        let long = "012345678901234567890"
        try #require(long.count == 21)
        let limited = try settings(byCaller, form: .raw, longestCLID: 20)
        #expect(outcome(limited.screen(try .delivered(clid: long, form: .raw))) == .invalidInput)
        let fitting = String(long.dropLast())
        #expect(asked(limited.screen(try .delivered(clid: fitting, form: .raw))) == [fitting])
    }

    @Test func `a statement has no limit of its own short of the parameter's`() throws {
        let settings = try settings(byCaller, form: .raw)
        let long = String(repeating: "1", count: 4000)
        #expect(asked(settings.screen(try .delivered(clid: long, form: .raw))) == [long])
        #expect(outcome(settings.screen(try .delivered(clid: long + "1", form: .raw))) == .invalidInput)
    }

    @Test func `a limit counts UTF-16 units, as the parameter does`() throws {
        let settings = try settings(byCaller, form: .raw, longestCLID: 4)
        #expect(asked(settings.screen(try .delivered(clid: "דנהכ", form: .raw))) == ["דנהכ"])
        #expect(outcome(settings.screen(try .delivered(clid: "😀😀a", form: .raw))) == .invalidInput)
    }

    @Test func `a spelling that cannot be asked for leaves those that can`() throws {
        let settings = try settings(byCaller, longestCLID: 13)
        #expect(
            asked(settings.screen(try .delivered(clid: "+972 (0)54 1111111"))) == ["0541111111", "+972541111111"])
    }

    @Test func `a NUL in attach data is invalid input where the statement asks for attach data`() throws {
        let key = try LookupKey.delivered(attach: "a\0b")
        #expect(outcome(try settings("phone = $CLID and note = $ATTACHDATA").screen(key)) == .invalidInput)
        #expect(asked(try settings(byCaller).screen(key)) == ["0541111111", "+972541111111"])
    }

    @Test(arguments: ["%", "054%", "_541111111", "05411111__", "x[0-9]", "a\\", "0541111111' OR '1'='1"])
    func `LIKE refuses a caller who brings characters of patterns`(clid: String) throws {
        let screening = try settings("phone like $CLID", form: .raw).screen(try .delivered(clid: clid, form: .raw))
        #expect(outcome(screening) == .noRow)
    }

    @Test func `LIKE asks for ordinary callers`() throws {
        let settings = try settings("phone like $CLID", form: .raw)
        for clid in ["0541111111", "+972541111111", "*55", "sip:dana@example.com"] {
            #expect(asked(settings.screen(try .delivered(clid: clid, form: .raw))) == [clid])
        }
    }

    @Test func `LIKE keeps to the spellings without wildcards`() throws {
        let screening = try settings("phone like '%$CLID'").screen(try .delivered(clid: "054-111-1111"))
        #expect(asked(screening) == ["0541111111", "+972541111111"])
    }

    @Test func `LIKE refuses attach data with wildcards, not the calls of everybody`() throws {
        let settings = try settings("phone = $CLID and note like $ATTACHDATA")
        #expect(outcome(settings.screen(try .delivered(attach: "100%"))) == .noRow)
        #expect(asked(settings.screen(try .delivered(attach: "gold"))) == ["0541111111", "+972541111111"])
    }
}
