import Lookups
import Routing
import Testing

/// Evaluates, asks, evaluates again, decides.
struct CallRouterTests {
    private let unasked = StandIn { _ in .failed(.down) }

    @Test func `a call that needs no database is decided without asking`() async throws {
        let router = CallRouter(Site.rules([.all(to: Site.service), .asking(Site.crm)]), asking: unasked)
        let record = await router.route(try .delivered(), at: Site.moment)
        #expect(record.decision.destination == .queue(Site.service))
        #expect(record.decision.outcome == .notRun)
        #expect(record.facts.isEmpty)
        #expect(unasked.questions.isEmpty)
    }

    @Test func `a row decides, and stays with the record`() async throws {
        let crm = StandIn { key in
            .found([LookupRow(12, 1, "כהן דוד")], asked: key.spellings, hit: "0541111111", microseconds: 1700)
        }
        let router = CallRouter(Site.rules([.asking(Site.crm), .all(to: Site.service)]), asking: crm)
        let call = try Call.delivered(clid: "054-111-1111", attach: "lang=he")
        let record = await router.route(call, at: Site.moment)
        #expect(record.decision.destination == .queue(Site.vip))
        #expect(record.decision.priority == .highest)
        #expect(record.decision.attach?.text == "כהן דוד")
        #expect(record.decision.outcome == .found)
        #expect(record.facts[Site.crm]?.hit == "0541111111")
        #expect(record.facts[Site.line] == nil)
        #expect(record.moment == Site.moment)
        #expect(record.microseconds >= 1700, "the lookup's time is the decision's")
        #expect(crm.questions.map(\.keys) == [[LookupKey(call, form: .auto, attachLimit: 200)]])
    }

    @Test func `without a row the next rule is tried`() async throws {
        let crm = StandIn { _ in .noRow() }
        let router = CallRouter(Site.rules([.asking(Site.crm), .all(to: Site.service)]), asking: crm)
        let decision = await router.decision(try .delivered())
        #expect(decision.destination == .queue(Site.service))
        #expect(decision.outcome == .noRow)
    }

    @Test(arguments: LookupOutcome.allCases.filter(\.isFailure))
    func `a failure has the rule's say, else the next rule's`(outcome: LookupOutcome) async throws {
        let crm = StandIn { _ in .failed(outcome) }
        let onFailure = Route(.queue(Site.vip), priority: .lowest)
        let spoken = CallRouter(
            Site.rules([.asking(Site.crm, onFailure: onFailure), .all(to: Site.service)]), asking: crm)
        let decision = await spoken.decision(try .delivered())
        #expect(decision.destination == .queue(Site.vip))
        #expect(decision.priority == .lowest)
        #expect(decision.isOnFailure)
        let silent = CallRouter(Site.rules([.asking(Site.crm), .all(to: Site.service)]), asking: crm)
        #expect(await silent.decision(try .delivered()).destination == .queue(Site.service))
    }

    @Test func `a lookup is asked once, however many rules want it`() async throws {
        let crm = StandIn { _ in .noRow() }
        let rules = (0..<5).map { Rule.asking(Site.crm, "rule \($0)") }
        let router = CallRouter(Site.rules(rules), asking: crm)
        #expect(await router.decision(try .delivered()).isDefault)
        #expect(crm.questions.count == 1)
    }

    @Test func `several lookups are asked one after the other, as rules need them`() async throws {
        let crm = StandIn { _ in .noRow() }
        let line = StandIn { key in .found([LookupRow(14, 2, key.dnis)]) }
        let router = CallRouter(Site.rules([.asking(Site.crm), .asking(Site.line)]), asking: crm, line)
        let record = await router.route(try .delivered(), at: Site.moment)
        #expect(record.decision.destination == .queue(Site.backOffice))
        #expect(record.decision.attach?.text == "1700500")
        #expect(record.decision.lookup == Site.line)
        #expect(record.facts[Site.crm]?.outcome == .noRow)
        #expect([crm.questions.count, line.questions.count] == [1, 1])
    }

    @Test func `each lookup asks in its own form`() async throws {
        let (crm, line) = (StandIn { _ in .noRow() }, StandIn { _ in .noRow() })
        let router = CallRouter(
            rules: Site.rules([.asking(Site.crm), .asking(Site.line)]),
            lookups: [
                LiveLookup(form: .e164, attachLimit: 200, source: crm),
                LiveLookup(form: .raw, attachLimit: 4, source: line),
            ])
        _ = await router.decision(try .delivered(clid: "054-111-1111", attach: "golden"))
        #expect(crm.questions.first?.keys.map(\.spellings) == [["+972541111111"]])
        #expect(crm.questions.first?.keys.map(\.attach) == ["golden"])
        #expect(line.questions.first?.keys.map(\.spellings) == [["054-111-1111"]])
        #expect(line.questions.first?.keys.map(\.attach) == ["gold"])
    }

    @Test func `of many calls those that need a lookup are asked about together`() async throws {
        let crm = StandIn { key in key.dnis == "12" ? .found([LookupRow(12, 1)]) : .noRow() }
        let only = Condition.dnis(.pattern(try NumberPattern(parsing: "1*")))
        let router = CallRouter(
            Site.rules([.asking(Site.crm, when: [only]), .all(to: Site.service)]), asking: crm)
        let calls = try ["12", "13", "25", "12"].map { try Call.delivered(dnis: $0) }
        let records = await router.route(calls, at: calls.map { _ in Site.moment })
        #expect(
            records.map(\.decision.destination)
                == [.queue(Site.vip), .queue(Site.service), .queue(Site.service), .queue(Site.vip)])
        #expect(records.map(\.decision.outcome) == [.found, .noRow, .notRun, .found])
        #expect(crm.questions.map { $0.keys.map(\.dnis) } == [["12", "13", "12"]])
    }

    @Test func `no calls are no decisions`() async {
        let router = CallRouter(Site.rules([.asking(Site.crm)]), asking: unasked)
        #expect(await router.route([], at: []).isEmpty)
    }
}
