import Routing
import Testing

@testable import RuleFiles

struct RouteTests {
    private func route(_ route: String, head: String = "") throws -> String {
        let desk = try Desk(
            "agents: { dlevi: { code: 7001 }, noa: }\n\(head)rules: [ { id: it, route: \(route) } ]\n")
        return try desk.decide()
    }

    @Test(arguments: [
        ("{ queue: vip }", "queue vip 3"), ("{ queue: service }", "queue service 5"),
        ("{ queue: vip, priority: 1 }", "queue vip 1"),
        ("{ agent: dlevi }", "agent dlevi 5"), ("{ agent: noa, priority: 2 }", "agent noa 2"),
        ("{ external: \"+97237654321\" }", "external +97237654321"), ("{ external: \"*31#03\" }", "external *31#03"),
        ("{ extension: \"9001\" }", "extension 9001"), ("{ voicemail: sales }", "voicemail sales"),
        ("{ voicemail: true }", "voicemail "), ("{ ivr: menu-2 }", "ivr menu-2"), ("{ busy: true }", "busy"),
        ("{ default: true }", "extension 9000"),
        ("{ queue: vip, attach: 'כהן דוד' }", "queue vip 3 [כהן דוד]"),
        ("{ queue: vip, attach: 17 }", "queue vip 3 [17]"),
        ("{ queue: vip, attach: { lang: ru, note: 'a;b=c' } }", #"queue vip 3 [lang=ru;note=a\;b\=c]"#),
        (
            "{ agent: dlevi, alternates: [ { queue: vip, priority: 2 }, { external: \"03765\" }, { default: true } ] }",
            "agent dlevi 5 or queue vip 2 or external 03765 or the default"
        ),
    ])
    func `a route leads where it says`(text: String, decision: String) throws {
        #expect(try route(text) == "it: \(decision)")
    }

    @Test func `attach data is cut to its limit, between graphemes`() throws {
        #expect(
            try route("{ queue: vip, attach: abcdef }", head: "limits: { attach: 4 }\n") == "it: queue vip 3 [abcd]")
        // A family is one grapheme of eleven UTF-16 units.
        let family = try route("{ queue: vip, attach: abc👨‍👩‍👧‍👦d }", head: "limits: { attach: 10 }\n")
        #expect(family == "it: queue vip 3 [abc]")
    }

    @Test func `queues take their default from the star`() throws {
        let text = """
            version: 1
            numbers: raw
            queues: { vip: { code: 12 }, "*": { default_priority: 7 }, service: { code: 10, default_priority: 2 } }
            rules:
              - { id: vip, dnis: "1", route: { queue: vip } }
              - { id: service, route: { queue: service } }
            default: { switch: true }
            """
        let desk = try Desk(whole: text)
        #expect(try desk.decide("1") == "vip: queue vip 7")
        #expect(try desk.decide("2") == "service: queue service 2")
        #expect(desk.ruleFile.ruleSet.queues.map(\.name) == ["vip", "service"])
    }

    @Test func `queues and agents keep their numbers`() throws {
        let text = """
            version: 1
            numbers: raw
            queues: { vip: { code: 12, service_id: 42 }, old: { code: 19, active: false } }
            agents: { dlevi: { code: 7001 }, noa: }
            rules: []
            default: { external: "+97237654321" }
            """
        let rules = try Desk(whole: text).ruleFile.ruleSet
        #expect(
            rules.queues == [
                Queue(name: "vip", code: 12, serviceID: 42), Queue(name: "old", code: 19, isActive: false),
            ])
        #expect(rules.agents == [Agent(login: "dlevi", code: 7001), Agent(login: "noa")])
        #expect(rules.fallback.destination == .external("+97237654321"))
    }

    @Test func `the first rule that matches decides`() throws {
        let desk = try Desk(
            """
            rules:
              - { id: narrow, dnis: "1700500", route: { queue: vip } }
              - { id: wide, dnis: "1700*", route: { queue: service } }
              - { id: never, dnis: "1700600", route: { queue: night } }

            """)
        #expect(try desk.decide("1700500") == "narrow: queue vip 3")
        #expect(try desk.decide("1700600") == "wide: queue service 5")
        #expect(try desk.decide("1800300") == "default: extension 9000")
    }

    private static let trial = """
        rules:
          - id: trial
            split:
              - { weight: 70, queue: service }
              - { weight: 0, queue: night }
              - { weight: 30, queue: vip, priority: 1 }

        """

    /// The sides were worked out by another program: FNV-1a 64 over `trial`, NUL and the E.164 number, modulo 100.
    @Test(arguments: [
        ("0541111111", 54), ("0541111112", 43), ("0541111113", 32), ("0541111114", 9), ("+15411111111", 36),
        ("0541111115", 98), ("0541111116", 87), ("0541111159", 70), ("0541111152", 71), ("0541111127", 99),
    ])
    func `a split sends a caller by his number`(clid: String, point: Int) throws {
        let decision = try Desk(Self.trial).decide(from: clid)
        #expect(decision == (point < 70 ? "trial: queue service 5" : "trial: queue vip 1"))
    }

    @Test func `a caller has one side in any spelling, and the sides their shares`() throws {
        let desk = try Desk(Self.trial)
        var counts: [String: Int] = [:]
        for number in 0..<2000 {
            let digits = String(1_000_000 + number * 37)
            let decision = try desk.decide(from: "054\(digits)")
            #expect(try desk.decide(from: "+972 54-\(digits)") == decision)
            counts[decision, default: 0] += 1
        }
        #expect(counts.count == 2)
        // Four standard deviations of a binomial share of 2,000.
        #expect((518...682).contains(counts["trial: queue vip 1", default: 0]))
    }
}
