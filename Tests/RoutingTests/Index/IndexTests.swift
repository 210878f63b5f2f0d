import Foundation
import Testing

@testable import Routing

/// The index answers as the plain scan of all rules does.
struct IndexTests {
    /// Calls for each rule set; `INDEX_CALLS=5000` tries more of them.
    private static let calls = ProcessInfo.processInfo.environment["INDEX_CALLS"].flatMap { Int($0) } ?? 40

    @Test(arguments: 0..<200)
    func `index, scan and explanation decide random calls alike`(seed: Int) throws {
        var seeded = Seeded(seed)
        let rules = try RandomFormulas.added(to: PlainRules.random(&seeded).engine(), &seeded)
        for _ in 0..<Self.calls {
            let call = PlainCall.random(&seeded)
            let board = RandomFormulas.board(&seeded)
            var facts = Facts(queues: board)
            decide: while true {
                let indexed = rules.evaluate(call.engine(), knowing: facts, at: call.moment)
                let scanned = rules.scan(call.engine(), knowing: facts, at: call.moment)
                let matched = rules.match(call.engine(), knowing: facts, at: call.moment)
                switch (indexed, scanned) {
                case (.decided(let one), .decided(let other)):
                    #expect(one == other, "\(call)")
                    #expect(matched == one.rule.map(Match.rule) ?? Match.none)
                    let explanation = try #require(rules.explain(call.engine(), knowing: facts, at: call.moment))
                    #expect(explanation.decision == one)
                    #expect(explanation.steps.count == rules.rules.count)
                    break decide
                case (.needs(let lookup, let rule), .needs(let other, let otherRule)):
                    #expect(lookup == other && rule == otherRule, "\(call)")
                    #expect(matched == .needs(lookup, for: rule))
                    facts[lookup] = call.answers[lookup.index].engine()
                default:
                    Issue.record("one needs a lookup and the other does not: \(call)")
                    break decide
                }
            }
        }
    }

    @Test func `the random rules are filed in every way, and formulas decide, fail and are in error`() throws {
        var (byNumber, byPrefix, byAttach, unindexed, degraded, decided) = (0, 0, 0, 0, 0, 0)
        for seed in 0..<200 {
            var seeded = Seeded(seed)
            let rules = try RandomFormulas.added(to: PlainRules.random(&seeded).engine(), &seeded)
            byNumber += rules.index.shape.byNumber
            byPrefix += rules.index.shape.byPrefix
            byAttach += rules.index.shape.byAttach
            unindexed += rules.index.shape.unindexed.count
            for _ in 0..<10 {
                let call = PlainCall.random(&seeded)
                let facts = Facts(queues: RandomFormulas.board(&seeded))
                guard case .decided(let decision) = rules.scan(call.engine(), knowing: facts, at: call.moment) else {
                    continue
                }
                if decision.flags.contains(.degraded) { degraded += 1 }
                if let rule = decision.rule, !rules.rules[rule].formulas.isEmpty { decided += 1 }
            }
        }
        for count in [byNumber, byPrefix, byAttach, unindexed, degraded, decided] { #expect(count >= 40) }
    }

    @Test(arguments: [32_766, 32_767])
    func `a condition of very many values is decided beside dearer ones`(count: Int) throws {
        let schema = AttachSchema([AttachField(name: "card", type: .string)])
        let cards = (0..<count).map { AttachValue.string("c\($0)") }
        let listed = Condition.attach(AttachTest(Slot(0), .oneOf(cards)))
        let numbers = try NumberMatch.any(
            (0..<count).map { .pattern(try NumberPattern(parsing: "\(100_000 + $0)")) })
        let rules = Site.rules(
            [
                .to(
                    .busy, "listed",
                    when: [listed, .not([.clid(numbers)]), .any([.clid(.withheld), .dnis(numbers)])]),
                .to(.busy, "not listed", when: [.not([listed, .dnis(numbers)])]),
            ], attach: schema)
        for (card, dialled, rule) in [
            ("c0", "100000", 0), ("c\(count - 1)", "\(100_000 + count - 1)", 0), ("c1", "99", 1),
            ("none", "100000", 1),
        ] {
            let call = Call.make(dnis: .local(dialled), attach: schema.read(text: "card=\(card)"))
            #expect(rules.match(call, knowing: Facts(), at: Site.moment) == .rule(Slot(rule)))
        }
    }

    @Test func `of many rules with one number those before the match alone are tried`() throws {
        let schema = AttachSchema([AttachField(name: "lang", type: .string, fallback: .string(""))])
        let rules = Site.rules(
            try (0..<500).map { index in
                .to(.busy, "r\(index)", when: [.dnis(.pattern(try NumberPattern(parsing: "1700\(index)")))])
            }, attach: schema)
        for index in [0, 7, 499] {
            let call = Call.make(dnis: .local("1700\(index)"), attach: schema.empty)
            #expect(rules.match(call, knowing: Facts(), at: Site.moment) == .rule(Slot(index)))
        }
        #expect(
            rules.match(.make(dnis: .local("1700500"), attach: schema.empty), knowing: Facts(), at: Site.moment)
                == .none)
        #expect(rules.index.shape.byNumber == 500)
    }
}
