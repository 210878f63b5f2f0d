import Testing

@testable import Routing

/// Facts in, decision out: what a pass asks for, and what each outcome leads to (semantics §4).
struct LookupTests {
    private static let failures: [LookupOutcome] = [.timeout, .down, .poolExhausted, .sqlError, .invalidInput]

    private let twoSources = Site.rules([
        .to(.queue(Site.vip), "by crm", lookup: Site.crm),
        .to(.queue(Site.backOffice), "by optimus", lookup: Site.optimus),
        .to(.queue(Site.trainee), "by crm again", lookup: Site.crm, onFailure: Route(.busy)),
        .to(.queue(Site.service), "rest"),
    ])

    @Test func `a rule whose conditions hold asks for its lookup`() throws {
        guard case .needs(let lookup, let rule) = twoSources.evaluate(.make(), knowing: Facts(), at: Site.moment) else {
            Issue.record("a decision without the facts")
            return
        }
        #expect(lookup == Site.crm)
        #expect(rule == Slot(0))
    }

    @Test func `a rule whose conditions do not hold asks for nothing`() throws {
        let rules = Site.rules([.to(nil, when: [.clid(.withheld)], lookup: Site.crm), .to(.queue(Site.service))])
        #expect(try rules.route().asked.isEmpty)
    }

    @Test func `a rule before the lookup decides without it`() throws {
        let rules = Site.rules([.to(.busy), .to(nil, lookup: Site.crm)])
        #expect(try rules.route().asked.isEmpty)
    }

    @Test func `a row decides`() throws {
        let routed = try twoSources.route { _ in .found([LookupRow(nil, nil)]) }
        #expect(routed.asked == [Site.crm])
        #expect(routed.decision.rule == Slot(0))
        #expect(routed.decision.lookup == Site.crm)
        #expect(routed.decision.outcome == .found)
    }

    @Test func `no row goes on to the next rule, even past an on_failure`() throws {
        let routed = try twoSources.route { _ in .noRow() }
        #expect(routed.asked == [Site.crm, Site.optimus])
        #expect(routed.decision.rule == Slot(3))
        #expect(!routed.decision.isOnFailure)
        #expect(routed.decision.lookup == Site.crm)
        #expect(routed.decision.outcome == .noRow)
    }

    @Test func `one answer serves every rule that needs the lookup`() throws {
        let rules = Site.rules([
            .to(.queue(Site.vip), "withheld", when: [.any([])], lookup: Site.optimus),
            .to(.queue(Site.vip), "first", lookup: Site.crm),
            .to(.queue(Site.backOffice), "second", lookup: Site.optimus),
            .to(.queue(Site.trainee), "third", lookup: Site.crm),
        ])
        let routed = try rules.route { $0 == Site.crm ? .failed(.down) : .noRow() }
        #expect(routed.asked == [Site.crm, Site.optimus])
        #expect(routed.decision.rule == nil)
        #expect(routed.decision.outcome == .down)
    }

    @Test(arguments: failures)
    func `a failure without on_failure goes on to the next rule`(failure: LookupOutcome) throws {
        let rules = Site.rules([.to(.queue(Site.vip), lookup: Site.crm), .to(.queue(Site.service))])
        let decision = try rules.route { _ in .failed(failure) }.decision
        #expect(decision.rule == Slot(1))
        #expect(decision.destination == .queue(Site.service))
        #expect(!decision.isOnFailure)
        #expect(decision.outcome == failure)
    }

    @Test(arguments: failures)
    func `a failure with on_failure decides by it`(failure: LookupOutcome) throws {
        let onFailure = Route(
            .queue(Site.vip), priority: try .level(3), attach: AttachOutput(text: "down"), alternates: [Route(.busy)])
        let rules = Site.rules([
            .to(.queue(Site.service), priority: try .level(5), lookup: Site.crm, onFailure: onFailure), .to(.busy),
        ])
        let decision = try rules.route { _ in .failed(failure) }.decision
        #expect(decision.rule == Slot(0))
        #expect(decision.destination == .queue(Site.vip))
        #expect(decision.priority?.level == 3)
        #expect(decision.attach?.text == "down")
        #expect(decision.alternates == [Route(.busy)])
        #expect(decision.isOnFailure)
        #expect(decision.lookup == Site.crm)
        #expect(decision.outcome == failure)
    }

    @Test func `an on_failure without a priority has its queue's default`() throws {
        let rules = Site.rules([.to(nil, lookup: Site.crm, onFailure: Route(.queue(Site.trainee)))])
        #expect(try rules.route { _ in .failed(.timeout) }.decision.priority == .lowest)
    }

    @Test func `an on_failure may send to the default`() throws {
        let rules = Site.rules([.to(nil, lookup: Site.crm, onFailure: Route(.default))])
        let decision = try rules.route { _ in .failed(.timeout) }.decision
        #expect(decision.destination == .extension("9000"))
        #expect(decision.isDefault)
        #expect(decision.isOnFailure)
    }

    @Test func `a split's on_failure takes no side`() throws {
        let split = Split(sides: [.init(weight: 1, route: Route(.queue(Site.vip)))])
        let rules = Site.rules([
            Rule(id: "split", conditions: [], lookup: Site.crm, action: .split(split), onFailure: Route(.busy))
        ])
        #expect(try rules.route { _ in .failed(.down) }.decision.side == nil)
        #expect(try rules.route { _ in .found([LookupRow(nil, nil)]) }.decision.side == 0)
    }

    @Test func `only the five named outcomes are failures`() {
        #expect(LookupOutcome.allCases.filter(\.isFailure) == Self.failures)
    }

    @Test func `outcomes have the names of traces and fixtures`() {
        #expect(
            LookupOutcome.allCases.map(\.rawValue) == [
                "found", "no_row", "timeout", "down", "pool_exhausted", "sql_error", "invalid_input", "not_run",
            ])
    }

    @Test func `an answer keeps what an operator wants to know`() {
        let answer = LookupAnswer.failed(.sqlError, asked: ["0541111111"], microseconds: 3200, detail: "no such table")
        #expect(answer.outcome == .sqlError)
        #expect(answer.asked == ["0541111111"])
        #expect(answer.microseconds == 3200)
        #expect(answer.detail == "no such table")
        #expect(answer.rows.isEmpty)
        let found = LookupAnswer.found(
            [LookupRow("12", "1")], asked: ["0541111111", "+972541111111"], hit: "+972541111111")
        #expect(found.hit == "+972541111111")
        #expect(found.rows.count == 1)
        #expect(LookupAnswer.noRow(detail: "data exception").detail == "data exception")
    }
}
