import Testing

@testable import Routing

struct ExplanationTests {
    private func explain(_ rules: [Rule], _ call: Call = .make(), windows: [Window] = [], facts: Facts = Facts()) throws
        -> Explanation
    {
        try #require(Site.rules(rules, windows: windows).explain(call, knowing: facts, at: Site.moment))
    }

    @Test func `without the facts it needs, a decision is not explained`() {
        let rules = Site.rules([.to(nil, lookup: Site.crm)])
        #expect(rules.explain(.make(), knowing: Facts(), at: Site.moment) == nil)
    }

    @Test func `every rule is shown, in order, with what became of it`() throws {
        var facts = Facts()
        facts[Site.crm] = .noRow(asked: ["0541111111"])
        facts[Site.optimus] = .failed(.down)
        let explanation = try explain(
            [
                .to(.busy, "shut", when: [.any([])]), .to(nil, "no row", lookup: Site.crm),
                .to(nil, "failed", lookup: Site.optimus), .to(.queue(Site.service), "decides"),
                .to(.busy, "would"), .to(.busy, "would not", when: [.any([])]),
                .to(nil, "would, lookup aside", lookup: Site.crm),
            ], facts: facts)
        #expect(explanation.steps.map(\.rule.index) == Array(0..<7))
        #expect(
            explanation.steps.map(\.verdict) == [
                .conditionFailed, .noRow, .lookupFailed, .decided, .wouldMatch, .wouldNotMatch, .wouldMatch,
            ])
        #expect(explanation.steps.map { $0.answer?.outcome } == [nil, .noRow, .down, nil, nil, nil, nil])
        #expect(explanation.steps[1].answer?.asked == ["0541111111"])
        #expect(explanation.decision.rule == Slot(3))
    }

    @Test func `a decision by on_failure is told from one by the route`() throws {
        var facts = Facts()
        facts[Site.crm] = .failed(.timeout)
        let explanation = try explain([.to(nil, lookup: Site.crm, onFailure: Route(.busy)), .to(.busy)], facts: facts)
        #expect(explanation.steps.map(\.verdict) == [.decidedOnFailure, .wouldMatch])
        #expect(explanation.steps[0].answer?.outcome == .timeout)
    }

    @Test func `when no rule decides, no rule is said to`() throws {
        let explanation = try explain([.to(.busy, when: [.any([])]), .to(.busy, when: [.clid(.withheld)])])
        #expect(explanation.steps.map(\.verdict) == [.conditionFailed, .conditionFailed])
        #expect(explanation.decision.isDefault)
    }

    @Test func `all conditions are shown, those after a failed one and those inside others too`() throws {
        let fails = Condition.clid(.withheld)
        let holds = Condition.dnis(.pattern(try NumberPattern(parsing: "1700*")))
        let explanation = try explain([
            .to(.busy, when: [fails, holds, .not([fails, .all([holds, fails]), .any([])]), .any([fails, holds])])
        ])
        let checks = explanation.steps[0].checks
        #expect(
            checks.map(\.condition) == [
                fails, holds, .not([fails, .all([holds, fails]), .any([])]), .any([fails, holds]),
            ])
        #expect(checks.map(\.holds) == [false, true, true, true])
        #expect(checks.map(\.parts.count) == [0, 0, 3, 2])
        #expect(checks[2].parts.map(\.holds) == [false, false, false])
        #expect(checks[2].parts[1].parts.map(\.holds) == [true, false])
        #expect(checks[3].parts.map(\.condition) == [fails, holds])
    }

    @Test func `the clock and the open windows are told`() throws {
        let window = { (name: String, start: Int, end: Int) in
            Window(
                name: name,
                spans: [.init(zone: Slot(0), span: WindowSpan(days: .weekdays(.all), start: start, end: end))])
        }
        let explanation = try explain(
            [], windows: [window("night", 1320, 360), window("office", 480, 1200), window("ten", 600, 601)])
        #expect(explanation.clock.description == "Wed 2026-03-04 10:00:00")
        #expect(explanation.clock.offset == 7200)
        #expect(explanation.openWindows == [Slot(1), Slot(2)])
    }

    @Test(arguments: 0..<200)
    func `random decisions are explained as they were made`(seed: Int) throws {
        var seeded = Seeded(seed)
        let plain = PlainRules.random(&seeded)
        let rules = try plain.engine()
        for _ in 0..<10 {
            let call = PlainCall.random(&seeded)
            let routed = try rules.route(call.engine(), at: call.moment) { call.answers[$0.index].engine() }
            let explanation = try #require(rules.explain(call.engine(), knowing: routed.facts, at: call.moment))
            #expect(explanation.decision == routed.decision)
            try check(explanation, plain, call)
        }
    }

    /// Holds every step against the slow model.
    private func check(_ explanation: Explanation, _ plain: PlainRules, _ call: PlainCall) throws {
        let conditions = SlowConditions(rules: plain, call: call)
        let last = explanation.decision.rule?.index ?? plain.rules.count
        #expect(explanation.steps.count == plain.rules.count)
        for (index, (step, rule)) in zip(explanation.steps, plain.rules).enumerated() {
            let held = rule.conditions.map(conditions.hold)
            #expect(step.checks.map(\.holds) == held)
            let holds = held.allSatisfy { $0 }
            let outcome = rule.lookup.map { call.answers[$0].outcome }
            let expected: Explanation.Verdict =
                if index > last {
                    holds ? .wouldMatch : .wouldNotMatch
                } else if index == last {
                    outcome?.isFailure == true ? .decidedOnFailure : .decided
                } else if !holds {
                    .conditionFailed
                } else {
                    outcome == .noRow ? .noRow : .lookupFailed
                }
            #expect(step.verdict == expected)
            #expect(step.answer?.outcome == (holds && index <= last ? outcome : nil))
        }
    }
}
