import Routing
import Testing

@testable import RuleFiles

struct ListTests {
    private let spellings = ["0541111111", "+972541111111", "00972-54-111-1111", "054 111 1111"]

    @Test func `a list in the file holds numbers in any spelling`() throws {
        for written in spellings {
            let desk = try Desk(
                "lists: { blocked: [\"\(written)\"] }\nrules: [ { id: it, clid: { in: blocked }, route: { busy: true } } ]\n")
            for clid in spellings { #expect(try desk.decide(from: clid) == "it: busy", "\(written) \(clid)") }
            #expect(try desk.decide(from: "0541111112") == "default: extension 9000")
            #expect(try desk.decide(from: "+27541111111") == "default: extension 9000")
            #expect(try desk.decide(from: "") == "default: extension 9000")
        }
    }

    @Test func `a list from a file is found beside the rule file`() throws {
        let rows = ["who,phone,since"] + spellings.enumerated().map { "\"caller, \($0)\",\($1),2026" }
        let desk = try Desk(
            """
            lists: { blocked: { file: lists/blocked.csv, column: phone } }
            rules: [ { id: it, clid: ["03*", { in: blocked }], route: { busy: true } } ]

            """, files: ["lists/blocked.csv": rows.joined(separator: "\r\n") + "\r\n"])
        #expect(try desk.decide(from: "972541111111") == "it: busy")
        #expect(try desk.decide(from: "037654321") == "it: busy")
        #expect(try desk.decide(from: "0541111112") == "default: extension 9000")
        #expect(desk.ruleFile.ruleSet.lists.map(\.count) == [1])
    }

    @Test func `a file of one column need not name it`() throws {
        let desk = try Desk(
            "lists: { lines: { file: lines.csv } }\nrules: [ { id: it, dnis: { in: lines }, route: { queue: vip } } ]\n",
            files: ["lines.csv": "number\n1700500\n*31#\n"])
        #expect(try desk.decide("1700500") == "it: queue vip 3")
        #expect(try desk.decide("1700501") == "default: extension 9000")
    }

    @Test func `an empty list holds nobody`() throws {
        let desk = try Desk("lists: { blocked: [] }\nrules: [ { id: it, clid: { in: blocked }, route: { busy: true } } ]\n")
        #expect(try desk.decide() == "default: extension 9000")
    }
}
