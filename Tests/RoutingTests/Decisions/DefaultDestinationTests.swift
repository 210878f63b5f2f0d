import Testing

@testable import Routing

/// R19: no rule matched, or rule and row gave no usable queue.
struct DefaultDestinationTests {
    private func expectDefault(_ decision: Decision, rule: Slot<Rule>?) {
        #expect(decision.destination == .extension("9000"))
        #expect(decision.isDefault)
        #expect(decision.rule == rule)
    }

    @Test func `a call that no rule takes goes to the default`() throws {
        let decision = try Site.rules([.to(.busy, when: [.any([])])]).route().decision
        expectDefault(decision, rule: nil)
        #expect(decision.priority == nil)
        #expect(decision.outcome == .notRun)
    }

    @Test func `a rule may send a call to the default`() throws {
        expectDefault(try Site.rules([.to(.default)]).route().decision, rule: Slot(0))
    }

    @Test(
        arguments: [("999", true), ("19", true), ("x", true), ("-1", true), ("0", false), (nil, false)]
            as [(String?, Bool)])
    func `a row without a usable queue goes to the default where the rule names none`(queue: String?, isUnknown: Bool)
        throws
    {
        let rules = Site.rules([.to(nil, lookup: Site.crm)])
        let decision = try rules.decision(rows: [LookupRow(queue, "1", "x")])
        expectDefault(decision, rule: Slot(0))
        #expect(decision.flags == (isUnknown ? .unknownQueue : []))
        #expect(decision.attach?.text == "x")
        #expect(decision.outcome == .found)
    }

    @Test func `the default is what the rule set says`() throws {
        for destination in [Destination.switchDefault, .external("+97239999999"), .extension("1")] {
            let decision = try Site.rules([], fallback: Fallback(destination)).route().decision
            #expect(decision.destination == destination)
            #expect(decision.isDefault)
        }
    }

    @Test func `the switch's own default, written in a rule, is a destination like any other`() throws {
        let decision = try Site.rules([.to(.switchDefault)]).route().decision
        #expect(decision.destination == .switchDefault)
        #expect(!decision.isDefault)
    }

    @Test func `the decision by default still names the lookup that found nothing`() throws {
        let decision = try Site.rules([.to(nil, lookup: Site.crm)]).route { _ in .noRow() }.decision
        expectDefault(decision, rule: nil)
        #expect(decision.lookup == Site.crm)
        #expect(decision.outcome == .noRow)
    }
}
