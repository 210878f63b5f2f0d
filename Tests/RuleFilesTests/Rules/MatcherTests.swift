import Lookups
import Routing
import Testing

@testable import RuleFiles

struct MatcherTests {
    /// A rule of one condition; `yes` when a call passes it.
    private func passes(
        _ condition: String, dnis: String = "1700500", clid: String = "0541111111",
        attach: CallReader.Attach = .none, head: String = ""
    ) throws -> Bool {
        let desk = try Desk("\(head)\nrules:\n  - id: it\n    \(condition)\n    route: { queue: vip }\n")
        return try desk.decide(dnis, from: clid, attach: attach) == "it: queue vip 3"
    }

    @Test(arguments: [
        ("\"1700500\"", "1700500", true), ("\"1700500\"", "1700501", false), ("\"1700500\"", "17005001", false),
        ("\"1700*\"", "1700500", true), ("1700*", "1700500", true), ("\"1700*\"", "1800500", false),
        ("\"*\"", "9000", true),
        ("\"1700500000..1700500099\"", "1700500000", true), ("\"1700500000..1700500099\"", "1700500099", true),
        ("\"1700500000..1700500099\"", "1700500100", false), ("\"1700500000..1700500099\"", "1700500", false),
        ("[\"1700500\", \"1800*\"]", "1800300", true), ("[\"1700500\", \"1800*\"]", "1900300", false),
        ("\"+9723*\"", "037654321", true), ("\"03*\"", "+97237654321", true), ("\"03*\"", "037654321", true),
        ("\"+9723*\"", "9000", false),
    ])
    func `a pattern describes the numbers dialled`(pattern: String, dnis: String, isMet: Bool) throws {
        #expect(try passes("dnis: \(pattern)", dnis: dnis) == isMet)
    }

    @Test(arguments: ["0541111111", "+972541111111", "972541111111", "00972541111111", "054-111-1111"])
    func `a caller is known in any spelling`(clid: String) throws {
        for pattern in ["0541111111", "+972541111111", "05*", "+9725*", "0541111100..0541111199"] {
            #expect(try passes("clid: \"\(pattern)\"", clid: clid), "\(pattern)")
        }
    }

    @Test func `a foreign caller with the same digits is somebody else`() throws {
        #expect(try !passes("clid: \"0541111111\"", clid: "+27541111111"))
        #expect(try passes("clid: \"+27*\"", clid: "+27541111111"))
    }

    @Test(arguments: ["", "anonymous", "Anonymous", "Restricted", "unavailable", "0000000000"])
    func `a withheld caller is anonymous and nothing else`(clid: String) throws {
        #expect(try passes("clid: anonymous", clid: clid))
        #expect(try passes("clid: [\"05*\", anonymous]", clid: clid))
        #expect(try !passes("clid: \"*\"", clid: clid))
    }

    @Test func `raw numbers are compared as delivered`() throws {
        let text = """
            version: 1
            numbers: raw
            queues: { vip: { code: 12 } }
            default: { switch: true }
            rules: [ { id: it, clid: "054*", route: { queue: vip } } ]
            """
        let desk = try Desk(whole: text)
        #expect(try desk.decide(from: "0541111111") == "it: queue vip 5")
        #expect(try desk.decide(from: "+972541111111") == "default: switch")
    }

    @Test func `the callers of a line can spell their numbers as another country does`() throws {
        let text = """
            version: 1
            numbers: { country: IL, by_dnis: { "+44*": GB } }
            queues: { vip: { code: 12 } }
            default: { switch: true }
            rules: [ { id: british, clid: "+442079460018", route: { queue: vip } } ]
            """
        let desk = try Desk(whole: text)
        #expect(try desk.decide("+442079460000", from: "020 7946 0018") == "british: queue vip 5")
        #expect(try desk.decide("1700500", from: "020 7946 0018") == "default: switch")
    }

    private static let attach = """
        attach:
          lang: { type: string, values: [he, en, ru], default: he }
          balance: { type: int }
          score: { type: double }
          member: { type: bool }
          name: { type: string }
        """

    @Test(arguments: [
        ("lang: ru", "lang=ru", true), ("lang: ru", "lang=en", false), ("lang: he", "", true),
        ("lang: he", "lang=fr", true), ("lang: [en, ru]", "lang=ru", true), ("lang: [en, ru]", "lang=he", false),
        ("balance: present", "balance=1", true), ("balance: present", "", false), ("balance: absent", "", true),
        ("balance: absent", "balance=1", false), ("balance: absent", "balance=much", true),
        ("lang: present", "", true),
        ("balance: 500", "balance=500", true), ("balance: \"> 500\"", "balance=500", false),
        ("balance: \"> 500\"", "balance=501", true), ("balance: \">= 500\"", "balance=500", true),
        ("balance: \"<500\"", "balance=499", true), ("balance: \"<= 500\"", "balance=501", false),
        ("balance: \"== 500\"", "balance=500", true), ("balance: \"!= 500\"", "balance=500", false),
        ("balance: \"> 99.5\"", "balance=100", true), ("balance: \"< -1\"", "balance=-2", true),
        ("balance: \"> 500\"", "", false),
        ("score: \"> 0.5\"", "score=0.75", true), ("score: 0.5", "score=0.5", true),
        ("member: true", "member=true", true), ("member: true", "member=false", false),
        ("name: \"a;b=c\"", #"name=a\;b\=c"#, true),
        // The same letter, composed and not.
        ("name: \"caf\u{E9}\"", "name=cafe\u{301}", true),
        ("lang: ru", "just a text", false),
    ])
    func `attach data is tested by its type`(test: String, text: String, isMet: Bool) throws {
        #expect(try passes("attach: { \(test) }", attach: .text(text), head: Self.attach) == isMet)
    }

    @Test func `all keys of attach data must pass`() throws {
        let condition = "attach: { lang: ru, balance: \"> 0\" }"
        #expect(try passes(condition, attach: .text("lang=ru;balance=1"), head: Self.attach))
        #expect(try !passes(condition, attach: .text("lang=ru;balance=0"), head: Self.attach))
        #expect(
            try passes(
                condition, attach: .pairs([.init(key: "balance", value: "1"), .init(key: "lang", value: "ru")]),
                head: Self.attach))
    }

    @Test(arguments: [
        ("not: { dnis: \"1700*\" }", false), ("not: { dnis: \"1800*\" }", true),
        // Not both, rather than neither.
        ("not: { dnis: \"1700*\", clid: \"03*\" }", true), ("not: { dnis: \"1700*\", clid: \"05*\" }", false),
        ("all: [ { dnis: \"1700*\" }, { clid: \"05*\" } ]", true),
        ("all: [ { dnis: \"1700*\" }, { clid: \"03*\" } ]", false),
        ("any: [ { dnis: \"1800*\" }, { clid: \"05*\" } ]", true),
        ("any: [ { dnis: \"1800*\" }, { clid: \"03*\" } ]", false),
        // Within one entry of any, all must hold.
        ("any: [ { dnis: \"1700*\", clid: \"03*\" }, { dnis: \"1800*\", clid: \"05*\" } ]", false),
        ("not: { any: [ { dnis: \"1800*\" }, { not: { clid: \"05*\" } } ] }", true),
    ])
    func `conditions combine`(condition: String, isMet: Bool) throws {
        #expect(try passes(condition) == isMet)
    }
}
