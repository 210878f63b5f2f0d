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
