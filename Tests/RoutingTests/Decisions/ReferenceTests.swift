import Testing

@testable import Routing

struct ReferenceTests {
    @Test(arguments: 0..<200)
    func `random rules decide random calls as the slow model does`(seed: Int) throws {
        var seeded = Seeded(seed)
        let plain = PlainRules.random(&seeded)
        let rules = try plain.engine()
        for _ in 0..<30 {
            let call = PlainCall.random(&seeded)
            let routed = try rules.route(call.engine(), at: call.moment) { call.answers[$0.index].engine() }
            #expect(PlainDecision(routed) == SlowRouter(rules: plain, call: call).decide(), "\(plain) \(call)")
        }
    }

    @Test func `the random rules and calls reach every kind of decision`() throws {
        var decisions: [PlainDecision] = []
        for seed in 0..<200 {
            var seeded = Seeded(seed)
            let plain = PlainRules.random(&seeded)
            for _ in 0..<30 { decisions.append(SlowRouter(rules: plain, call: .random(&seeded)).decide()) }
        }
        let share = { (test: (PlainDecision) -> Bool) in 100 * decisions.count(where: test) / decisions.count }
        // Without this the comparison above could agree about nothing but the default.
        #expect(share { $0.rule != nil } >= 50)
        #expect(share { ($0.rule ?? 0) >= 3 } >= 5)
        #expect(share { $0.outcome == .found } >= 10)
        #expect(share { $0.isOnFailure } >= 2)
        #expect(share { $0.side != nil } >= 5)
        #expect(share { $0.asked.count > 1 } >= 2)
        for name in DecisionFlags.named.map(\.name) where name != "degraded" && name != "charset_loss_suspected" {
            #expect(share { $0.flags.contains(name) } >= 1, "\(name)")
        }
    }
}
