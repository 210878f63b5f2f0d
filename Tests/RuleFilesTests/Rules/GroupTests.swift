import Lookups
import Routing
import Testing

@testable import RuleFiles

struct GroupTests {
    private static let text = """
        attach: { lang: { type: string } }
        lookups: { crm: { odbc: crm, sql: select Q from C where N = $CLID } }
        rules:
          - group: sales
            dnis: "1800*"
            rules:
              - group: abroad
                clid: "+1*"
                rules:
                  - { id: abroad-in-russian, attach: { lang: ru }, route: { queue: vip } }
              - { id: sales-in-russian, attach: { lang: ru }, route: { queue: night } }
              - group: known
                lookup: crm
                rules:
                  - { id: known-in-hebrew, attach: { lang: he }, route: { queue: service }, on_failure: { busy: true } }
                  - { id: known, route: { queue: vip } }
          - { id: rest, route: { queue: service, priority: 9 } }

        """

    @Test(arguments: [
        ("1800300", "+15411111111", "lang=ru", "abroad-in-russian: queue vip 3"),
        ("1800300", "0541111111", "lang=ru", "sales-in-russian: queue night 5"),
        ("1700500", "+15411111111", "lang=ru", "rest: queue service 9"),
        ("1800300", "0541111111", "lang=he", "known-in-hebrew: queue vip 2"),
        ("1800300", "0541111111", "", "known: queue vip 2"),
    ])
    func `rules inside a group ask for its conditions as well`(
        dnis: String, clid: String, attach: String, is decision: String
    )
        throws
    {
        let row = LookupRow(queue: .integer(12), priority: .integer(2), attach: nil)
        let desk = try Desk(Self.text)
        #expect(try desk.decide(dnis, from: clid, attach: .text(attach), lookups: ["crm": .found([row])]) == decision)
    }

    @Test func `when no rule inside matches, what stands behind the group is tried`() throws {
        let desk = try Desk(Self.text)
        #expect(try desk.decide("1800300", lookups: ["crm": .noRow()]) == "rest: queue service 9")
        #expect(try desk.decide("1800300", lookups: ["crm": .failed(.down)]) == "rest: queue service 9")
    }

    @Test func `a group's lookup is its rules' own, with their own on_failure`() throws {
        let desk = try Desk(Self.text)
        let decision = try desk.decide("1800300", attach: .text("lang=he"), lookups: ["crm": .failed(.down)])
        #expect(decision == "known-in-hebrew: busy")
    }

    @Test func `a rule knows its groups, from the outside in, and its line`() throws {
        let rules = try Desk(Self.text).ruleFile.ruleSet.rules
        #expect(
            rules.map(\.groups) == [["sales", "abroad"], ["sales"], ["sales", "known"], ["sales", "known"], []])
        let first = Desk.head.split(separator: "\n").count + 1
        #expect(rules.map { $0.line - first } == [9, 10, 14, 15, 16])
    }
}
