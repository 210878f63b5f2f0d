import Routing
import Testing

@testable import RuleFiles

struct DecisionTableTests {
    private static let head = """
        version: 1
        numbers: { country: IL }
        attach:
          lang: { type: string, default: he }
          debt: { type: int, default: 0 }
        queues: { service: { code: 10 }, vip: { code: 12 } }
        default: { extension: "9000" }
        rules: [ { id: a, table: t } ]

        """

    private func listing(_ table: String) throws -> String { try Reading(Self.head + table).listing }

    @Test func `rows of a CSV file are read by the names of its columns, in any order`() throws {
        let desk = try Desk(
            whole: Self.head
                + "tables: { t: { match: [dnis, attach.lang], give: [queue, priority], rows: { file: t.csv } } }",
            files: ["t.csv": "priority,queue,attach.lang,dnis\n2,vip,ru|en,1700*\n,service,*,1700*|1800\n"])
        let rules = desk.ruleFile.ruleSet.rules
        #expect(rules.map(\.id) == ["t[1]", "t[2]"])
        #expect(rules.map(\.line) == [2, 3])
        #expect(rules.map(\.conditions.count) == [2, 1])
        #expect(rules.map(\.groups) == [["a"], ["a"]])
    }

    @Test(arguments: [
        (#"["> 5", vip], [5, vip]"#, false), (#"["> 5", vip], [6, vip]"#, true),
        (#"["1..5", vip], ["5..9", vip]"#, true), (#"["1..5", vip], ["> 5", vip]"#, false),
        (#"["*", vip], [5, vip]"#, true), (#"[[1, 2], vip], [[3, 4], vip]"#, false),
        (#"[[1, 2], vip], [[2, 3], vip]"#, true), (#"["< 5", vip], [">= 5", vip]"#, false),
    ])
    func `rows of a unique table may not match together`(rows: String, isConflict: Bool) throws {
        let text = "tables: { t: { hit: unique, match: [attach.debt], give: [queue], rows: [\(rows)] } }"
        #expect(try listing(text).contains("table-conflict") == isConflict)
    }

    @Test(arguments: [
        (#"["17*", vip], ["1700", vip]"#, true), (#"["17*", vip], ["18*", vip]"#, false),
        (#"["17*", vip], ["1600..1700", vip]"#, true), (#"["17*", vip], ["1600..1699", vip]"#, false),
        (#"["100..199", vip], ["199..250", vip]"#, true), (#"["100..199", vip], ["200..250", vip]"#, false),
        (#"["100", vip], ["100", vip]"#, true), (#"["100", vip], ["+100", vip]"#, false),
    ])
    func `numbers of a unique table may not overlap`(rows: String, isConflict: Bool) throws {
        let text = "tables: { t: { hit: unique, match: [dnis], give: [queue], rows: [\(rows)] } }"
        #expect(try listing(text).contains("table-conflict") == isConflict)
    }

    @Test(arguments: [
        (#"["> 5", vip], ["< 6", vip]"#, false), (#"["> 5", vip], ["< 7", vip]"#, true),
        (#"["!= 5", vip], ["!= 6", vip]"#, true), (#"["!= 5", vip], [5, vip]"#, false),
        (#"["<= 5.5", vip], [">= 5.6", vip]"#, false), (#"[9007199254740992, vip], [9007199254740993, vip]"#, false),
        (#"["> 9223372036854775807", vip], [9223372036854775807, vip]"#, false), (#"[present, vip], [5, vip]"#, true),
    ])
    func `between whole numbers there is nothing`(rows: String, isConflict: Bool) throws {
        let text = "tables: { t: { hit: unique, match: [attach.debt], give: [queue], rows: [\(rows)] } }"
        #expect(try listing(text).contains("table-conflict") == isConflict)
    }

    @Test(arguments: [
        (#"[["ab*", x], vip], [[abc, y], vip]"#, true), (#"[["ab*", x], vip], [[acc, y], vip]"#, false),
        (#"[present, vip], ["a*", vip]"#, true), (#"[absent, vip], ["a*", vip]"#, false),
    ])
    func `texts of a unique table may not meet, in whatever way they are written`(rows: String, isConflict: Bool) throws
    {
        let text = "tables: { t: { hit: unique, match: [attach.lang], give: [queue], rows: [\(rows)] } }"
        #expect(try listing(text).contains("table-conflict") == isConflict)
    }

    @Test(arguments: [
        (#"[day, vip], [evening, vip]"#, true), (#"[day, vip], [night, vip]"#, false),
        (#"[[day, night], vip], [evening, vip]"#, true), (#"[sunday, vip], [weekdays, vip]"#, false),
    ])
    func `windows of a unique table may not be open together`(rows: String, isConflict: Bool) throws {
        let listing = try listing(
            """
            windows:
              day: { time: "08:00-20:00" }
              evening: { time: "18:00-22:00" }
              night: { time: "22:00-08:00" }
              sunday: { days: sun, time: "08:00-20:00" }
              weekdays: { days: mon-fri, time: "08:00-20:00" }
            tables: { t: { hit: unique, match: [during], give: [queue], rows: [\(rows)] } }
            """)
        #expect(listing.contains("table-conflict") == isConflict)
        #expect(!listing.contains("not-proved"))
    }

    @Test func `rows of a unique table of which nothing can be told are named`() throws {
        let table = "match: [dnis], give: [queue], rows: [[\"+1212*\", vip], [\"2125*\", service]]"
        #expect(try listing("tables: { t: { hit: unique, \(table) } }").contains("info[not-proved]"))
        #expect(try !listing("tables: { t: { hit: first, \(table) } }").contains("info[not-proved]"))
    }

    @Test(arguments: ["nan", "\"> nan\"", "inf", "\"<= inf\"", "\"1..nan\"", "\"nan..1\""])
    func `a cell of what is no finite number is refused in every kind of column`(cell: String) throws {
        for column in ["attach.debt", "attach.balance", "queue.vip.waiting"] {
            for hit in ["first", "unique"] {
                let listing = try Reading(
                    Self.head.replacing("debt:", with: "balance: { type: double, default: 0 }\n  debt:")
                        + "tables: { t: { hit: \(hit), match: [\(column)], give: [queue], rows: [[\(cell), vip]] } }"
                ).listing
                #expect(listing.contains("error["), "\(column)")
            }
        }
    }

    @Test func `of a table too long to hold row against row that is said`() throws {
        let rows = (0...3_000).map { "[\($0), vip]" }.joined(separator: ", ")
        let text = "tables: { t: { hit: unique, match: [attach.debt], give: [queue], rows: [\(rows)] } }"
        #expect(try listing(text).contains("info[not-proved]"))
    }

    @Test(arguments: [
        ("match: [attach.debt], give: [queue], rows: [[\"9..1\", vip]]", "ends before it begins"),
        ("match: [attach.debt], give: [queue], rows: [[\"> much\", vip]]", "which is no number"),
        ("match: [queue.vip.waiting], give: [queue], rows: [[many, vip]]", "which is no whole number"),
        ("match: [queue.vip.longest_wait], give: [queue], rows: [[\"> 30\", vip]]", "which is no time"),
        ("match: [attach.lang], give: [priority], rows: [[he, 3]]", "sends a call nowhere"),
        ("match: [attach.lang], give: [colour], rows: [[he, red]]", "which a row cannot give"),
        ("match: [lookup.crm.x], give: [queue], rows: [[he, vip]]", "lookup 'crm' is not declared"),
        ("match: [colour], give: [queue], rows: [[he, vip]]", "which is no column"),
        ("match: [attach.lang], give: [queue], rows: []", "has nothing in it"),
        ("match: [attach.lang], give: [queue], rows: [[he, vap]]", "queue 'vap' is not declared"),
    ])
    func `a cell that cannot be read is said to be so`(table: String, words: String) throws {
        #expect(try listing("tables: { t: { \(table) } }").contains(words))
    }
}
