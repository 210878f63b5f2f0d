import Lookups
import Routing
import Testing

/// The time of a decision: the lesser of the budget and the switch's time-out less the margin, which its lookups share.
@Suite(.undisturbed) struct BudgetTests {
    struct Budget: CustomTestStringConvertible, Sendable {
        var lookup: Int64
        var ruleSet: Int64 = 2000
        var rule: Int64?
        var routeTimeout: Int64?
        let allowed: Int64

        var testDescription: String {
            let limits = [rule, routeTimeout].map { $0.map(String.init) ?? "-" }.joined(separator: ", ")
            return "\(lookup), \(ruleSet), \(limits): \(allowed)"
        }
    }

    private let failureRoute = Route(.queue(Site.backOffice))

    @Test(arguments: [
        Budget(lookup: 250, allowed: 250),
        Budget(lookup: 3000, allowed: 2000),
        Budget(lookup: 3000, rule: 900, allowed: 900),
        Budget(lookup: 3000, rule: 5000, allowed: 3000),
        Budget(lookup: 3000, routeTimeout: 1500, allowed: 1200),
        Budget(lookup: 3000, rule: 900, routeTimeout: 1100, allowed: 800),
        Budget(lookup: 800, rule: 900, routeTimeout: 60_000, allowed: 800),
    ])
    func `a lookup may take what the least of its limits leaves`(_ budget: Budget) async throws {
        let crm = StandIn { _ in .noRow() }
        let rules = Site.rules(
            [.asking(Site.crm, budget: budget.rule)],
            deadline: DeadlinePolicy(budget: budget.ruleSet, margin: 300))
        let chain = LookupChain([.init(crm, timeout: budget.lookup)])
        let (router, call) = (CallRouter(rules, asking: chain), try Call.delivered(routeTimeout: budget.routeTimeout))
        _ = await router.decision(call)
        let allowed = try #require(crm.questions.first?.milliseconds)
        // What passes before it is asked is the decision's as well.
        #expect(budget.allowed - 200...budget.allowed ~= allowed)
    }

    @Test(arguments: [0, 1, 299, 300])
    func `with no time left the database is not asked`(routeTimeout: Int64) async throws {
        let crm = StandIn { _ in .found([LookupRow(12, 1)]) }
        let rules = Site.rules(
            [.asking(Site.crm, onFailure: failureRoute)], lookups: [Lookup(name: "crm")],
            deadline: DeadlinePolicy(budget: 2000, margin: 300))
        let record = await CallRouter(rules, asking: crm).route(
            try .delivered(routeTimeout: routeTimeout), at: Site.moment)
        #expect(crm.questions.isEmpty)
        #expect(record.decision.outcome == .timeout)
        #expect(record.decision.destination == .queue(Site.backOffice))
        #expect(record.facts[Site.crm]?.detail == "no time was left to ask")
    }

    @Test func `what one lookup took the next one lacks`() async throws {
        let slow = StandIn { _ in
            try? await Task.sleep(for: .milliseconds(60))
            return .noRow()
        }
        let line = StandIn { _ in .noRow() }
        let rules = Site.rules(
            [.asking(Site.crm), .asking(Site.line)],
            deadline: DeadlinePolicy(budget: 30_000, margin: 300))
        let (router, call) = (CallRouter(rules, asking: slow, line), try Call.delivered())
        _ = await router.decision(call)
        let allowed = try #require(line.questions.first?.milliseconds)
        #expect(1...29_940 ~= allowed)
    }

    @Test func `a lookup that used the budget up leaves the next one unasked`() async throws {
        let slow = StandIn { _ in
            try? await Task.sleep(for: .milliseconds(60))
            return .failed(.timeout)
        }
        let line = StandIn { _ in .found([LookupRow(12, 1)]) }
        let rules = Site.rules(
            [.asking(Site.crm), .asking(Site.line, onFailure: failureRoute)],
            deadline: DeadlinePolicy(budget: 50, margin: 300))
        let decision = await CallRouter(rules, asking: slow, line).decision(try .delivered())
        #expect(line.questions.isEmpty)
        #expect(decision.outcome == .timeout)
        #expect(decision.destination == .queue(Site.backOffice))
    }

    /// Every call of a batch has the budget it would have alone: not the others' time, but its own.
    @Test func `in a batch each call's lookups share its own budget`() async throws {
        let crm = StandIn { key in .noRow(microseconds: key.dnis == "1" ? 40_000 : key.dnis == "2" ? 600_000 : 0) }
        let line = StandIn { _ in .found([LookupRow(12, 1)]) }
        let rules = Site.rules(
            [.asking(Site.crm), .asking(Site.line, onFailure: failureRoute)],
            deadline: DeadlinePolicy(budget: 600, margin: 300))
        let calls = try ["0", "1", "2"].map { try Call.delivered(dnis: $0) }
        let records = await CallRouter(rules, asking: crm, line).route(calls, at: calls.map { _ in Site.moment })
        #expect(records.map(\.decision.outcome) == [.found, .found, .timeout])
        let allowed = Dictionary(
            uniqueKeysWithValues: line.questions.flatMap { question in
                question.keys.map { ($0.dnis, question.milliseconds) }
            })
        let (whole, rest) = (try #require(allowed["0"]), try #require(allowed["1"]))
        #expect(400...600 ~= whole)
        #expect(360...560 ~= rest)
        #expect(allowed["2"] == nil)
    }
}
