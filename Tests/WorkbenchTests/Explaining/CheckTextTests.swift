import Routing
import Testing

@testable import Workbench

/// The sentence for each matcher, as it holds and as it does not.
struct CheckTextTests {
    /// A condition and the sentences it makes for 1700500 dialled from 054-111-1111 on a Wednesday at ten, with `lang`
    /// he by default and `balance` 500.
    @Test(arguments: [
        ("dnis: \"1700500\"", "dnis 1700500 is 1700500"),
        ("dnis: \"1700501\"", "dnis 1700500 is not 1700501"),
        ("dnis: \"1700*\"", "dnis 1700500 is in 1700*"),
        ("dnis: \"1800*\"", "dnis 1700500 is not in 1800*"),
        ("dnis: \"1700000..1700999\"", "dnis 1700500 is in 1700000..1700999"),
        ("dnis: [\"1\", \"2*\"]", "dnis 1700500 is not in [1, 2*]"),
        (
            "dnis: [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"1700500\"]",
            "dnis 1700500 is in [1, 2, 3, 4, 5, 6, … 8 in all]"
        ),
        ("clid: \"0541111111\"", "clid 0541111111 is 0541111111"),
        ("clid: \"+97254*\"", "clid +972541111111 is in +97254*"),
        ("clid: \"+44*\"", "clid +972541111111 is not in +44*"),
        ("clid: anonymous", "clid 0541111111 is not withheld"),
        ("clid: [anonymous, \"05*\"]", "clid 0541111111 is in [the withheld numbers, 05*]"),
        ("clid: { in: one }", "clid 0541111111 is in list one (1 number)"),
        ("clid: { in: two }", "clid 0541111111 is not in list two (2 numbers)"),
        ("attach: { lang: he }", "attach.lang 'he' is 'he'"),
        ("attach: { lang: ru }", "attach.lang 'he' is not 'ru'"),
        ("attach: { lang: [en, ru] }", "attach.lang 'he' is not one of 'en', 'ru'"),
        ("attach: { lang: [en, he] }", "attach.lang 'he' is one of 'en', 'he'"),
        ("attach: { balance: present }", "attach.balance is present: '500'"),
        ("attach: { balance: absent }", "attach.balance is present: '500'"),
        ("attach: { note: present }", "attach.note is absent"),
        ("attach: { note: absent }", "attach.note is absent"),
        ("attach: { note: x }", "attach.note (absent) is not 'x'"),
        ("attach: { balance: \"> 499.5\" }", "attach.balance '500' is > 499.5"),
        ("attach: { balance: \"<= 499\" }", "attach.balance '500' is not <= 499"),
        ("during: office", "office is open"),
        ("during: night", "night is shut"),
        ("during: [night, office]", "night or office is open"),
        ("not: { during: night }", "not (night is shut)"),
        ("not: { dnis: \"17*\", during: office }", "not (dnis 1700500 is in 17*; office is open)"),
        ("all: [ { during: office }, { clid: \"05*\" } ]", "all of (office is open; clid 0541111111 is in 05*)"),
        (
            "any: [ { during: night }, { not: { clid: \"05*\" } } ]",
            "any of (night is shut; not (clid 0541111111 is in 05*))"
        ),
    ])
    func `a condition is a sentence about the call`(condition: String, sentence: String) throws {
        #expect(try self.sentence(condition) == sentence)
    }

    @Test func `a withheld caller and one that is no number are told as such`() throws {
        #expect(try sentence("clid: anonymous", clid: "Restricted") == "clid is withheld")
        #expect(try sentence("clid: \"05*\"", clid: "") == "clid (withheld) is not in 05*")
        #expect(try sentence("dnis: \"17*\"", dnis: "") == "dnis (none) is not in 17*")
        #expect(
            try sentence("clid: { in: one }", clid: "a\u{1B}[2J") == #"clid a\u{1B}[2J is not in list one (1 number)"#)
    }

    private func sentence(
        _ condition: String, dnis: String = "1700500", clid: String = "054-111-1111"
    ) throws -> String {
        let project = try Project([
            "rules.yaml": """
            version: 1
            timezone: Asia/Jerusalem
            numbers: { country: IL }
            attach:
              lang:    { type: string, values: [he, en, ru], default: he }
              balance: { type: int, optional: true }
              note:    { type: string, optional: true }
            windows:
              office: { days: sun-thu, time: "08:00-20:00" }
              night:  { days: all, time: "22:00-06:00" }
            lists: { one: ["0541111111"], two: ["0529876543", "0501234567"] }
            queues: { service: { code: 10 } }
            rules: [ { id: rule, \(condition), route: { queue: service } } ]
            default: { switch: true }
            """
        ])
        let decided = try Decided(by: project.rules(), dnis: dnis, clid: clid, attach: "balance=500")
        let check = try #require(decided.explanation.steps.first?.checks.first)
        return CheckText(rules: decided.rules, call: decided.record.call).sentence(check)
    }
}
