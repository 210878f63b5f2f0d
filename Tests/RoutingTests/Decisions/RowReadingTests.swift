import Testing

@testable import Routing

/// R6 and the worked case S5: a rule on the line gives queue 10, and no priority.
struct RowReadingTests {
    private func decide(
        _ rows: [LookupRow], priority: Int? = nil, clamps: Bool = false, queue: Slot<Queue>? = Site.service
    ) throws -> Decision {
        let rule = Rule.to(queue.map(Destination.queue), priority: priority.flatMap { Priority($0) }, lookup: Site.crm)
        return try Site.rules([rule], lookups: [Lookup(name: "crm", clampsPriority: clamps)]).decision(rows: rows)
    }

    private func expect(
        _ decision: Decision, _ queue: Slot<Queue>, _ level: Int, _ flags: DecisionFlags = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(decision.destination == .queue(queue), sourceLocation: sourceLocation)
        #expect(decision.priority?.level == level, sourceLocation: sourceLocation)
        #expect(decision.flags == flags, sourceLocation: sourceLocation)
    }

    @Test func `a row's queue, priority and attach data win over the rule's`() throws {
        let rule = Rule.to(
            .queue(Site.service), priority: try .level(4), attach: AttachOutput(text: "rule"), lookup: Site.crm)
        let decision = try Site.rules([rule]).decision(rows: [LookupRow("12", "1", "כהן דוד")])
        expect(decision, Site.vip, 1)
        #expect(decision.attach == AttachOutput(text: "כהן דוד"))
        #expect(!decision.isDefault)
    }

    @Test func `what the row does not say, the rule says`() throws {
        let rule = Rule.to(
            .queue(Site.service), priority: try .level(4), attach: AttachOutput(text: "rule"), lookup: Site.crm)
        let decision = try Site.rules([rule]).decision(rows: [LookupRow(nil, nil)])
        expect(decision, Site.service, 4)
        #expect(decision.attach == AttachOutput(text: "rule"))
    }

    @Test func `an unknown queue leaves the rule's and keeps priority and attach data`() throws {
        let decision = try decide([LookupRow("999", "2", "x")])
        expect(decision, Site.service, 2, .unknownQueue)
        #expect(decision.attach?.text == "x")
    }

    @Test(arguments: ["19", "x", "12.5", "-12", "99999999999999999999", ""])
    func `an inactive queue and a code that is none are unknown as well`(code: String) throws {
        expect(try decide([LookupRow(code, "1")]), Site.service, 1, .unknownQueue)
    }

    @Test(arguments: [nil, "0", " 0 ", "0.0", "-0"])
    func `no queue and queue nought leave the rule's, without a flag`(code: String?) throws {
        expect(try decide([LookupRow(code, "1")]), Site.service, 1)
    }

    @Test(arguments: ["0", "10", "-1", "1.5", "x", "", "9223372036854775807"])
    func `a bad priority gives the queue's default and a flag`(priority: String) throws {
        expect(try decide([LookupRow("12", priority)]), Site.vip, 5, .priorityInvalid)
        expect(try decide([LookupRow("15", priority)]), Site.trainee, 9, .priorityInvalid)
    }

    @Test func `a bad priority gives the queue's default even where the rule has a priority`() throws {
        expect(try decide([LookupRow("12", "0")], priority: 2), Site.vip, 5, .priorityInvalid)
        expect(try decide([LookupRow("12", "x")], priority: 2), Site.vip, 5, .priorityInvalid)
    }

    @Test func `the default after an unknown queue is that of the rule's queue`() throws {
        expect(
            try decide([LookupRow("999", "0")], queue: Site.trainee), Site.trainee, 9,
            [.unknownQueue, .priorityInvalid])
    }

    @Test func `no priority is the rule's, else the queue's default, without a flag`() throws {
        expect(try decide([LookupRow("12", nil)]), Site.vip, 5)
        expect(try decide([LookupRow("15", nil)]), Site.trainee, 9)
        expect(try decide([LookupRow("12", nil)], priority: 2), Site.vip, 2)
    }

    @Test(arguments: [(" 1 ", 1), ("1.0", 1), ("9", 9), ("+3", 3)])
    func `a priority may be written in any whole spelling`(text: String, level: Int) throws {
        expect(try decide([LookupRow("12", text)]), Site.vip, level)
    }

    @Test(arguments: [("0", 1), ("-1", 1), ("10", 9), ("-9223372036854775808", 1), ("9223372036854775807", 9)])
    func `clamping takes a whole number to the nearest priority`(text: String, level: Int) throws {
        expect(try decide([LookupRow("12", text)], clamps: true), Site.vip, level, .priorityInvalid)
    }

    @Test func `clamping leaves NULL and what is no whole number alone`() throws {
        expect(try decide([LookupRow("12", nil)], clamps: true), Site.vip, 5)
        expect(try decide([LookupRow("12", "1.5")], clamps: true), Site.vip, 5, .priorityInvalid)
        expect(try decide([LookupRow("12", "3")], clamps: true), Site.vip, 3)
    }

    @Test func `of several rows the best priority counts, then the lowest queue code`() throws {
        let better = [LookupRow("12", "3"), LookupRow("14", "1")]
        expect(try decide(better), Site.backOffice, 1, .manyRows)
        expect(try decide(better.reversed()), Site.backOffice, 1, .manyRows)
        let lower = [LookupRow("14", "1"), LookupRow("12", "1")]
        expect(try decide(lower), Site.vip, 1, .manyRows)
        expect(try decide(lower.reversed()), Site.vip, 1, .manyRows)
    }

    @Test func `the best row's own flags stay, those of the others do not`() throws {
        let rows = [LookupRow("14", "3"), LookupRow("999", " 2 ", "late")]
        let decision = try decide(rows)
        expect(decision, Site.service, 2, [.manyRows, .unknownQueue])
        #expect(decision.attach?.text == "late")
        expect(try decide([LookupRow("999", "0"), LookupRow("12", "1")]), Site.vip, 1, .manyRows)
    }

    @Test func `several rows without a queue rank after those with one`() throws {
        expect(try decide([LookupRow(nil, "1", "a"), LookupRow("14", "1", "b")]), Site.backOffice, 1, .manyRows)
        expect(try decide([LookupRow(nil, "1"), LookupRow(nil, "2")]), Site.service, 1, .manyRows)
    }

    @Test func `a bad priority among several rows competes as the queue's default`() throws {
        expect(try decide([LookupRow("12", "0"), LookupRow("14", "4")]), Site.backOffice, 4, .manyRows)
        expect(try decide([LookupRow("12", "0"), LookupRow("14", "6")]), Site.vip, 5, [.manyRows, .priorityInvalid])
    }

    @Test func `damage to a row's text is flagged`() throws {
        let cut = LookupRow(queue: .integer(12), priority: .integer(1), attach: "x", isAttachCut: true)
        expect(try decide([cut]), Site.vip, 1, .attachTruncated)
        let lossy = LookupRow(queue: .integer(12), priority: .integer(1), attach: "?", isLossSuspected: true)
        expect(try decide([lossy]), Site.vip, 1, .charsetLossSuspected)
    }

    @Test func `a row without a queue leaves a rule's agent, at the standard priority`() throws {
        let rules = Site.rules([.to(.agent(Site.dlevi), lookup: Site.crm)])
        let decision = try rules.decision(rows: [LookupRow(nil, nil)])
        #expect(decision.destination == .agent(Site.dlevi))
        #expect(decision.priority == .standard)
    }

    @Test func `alternates are the rule's whatever the row says`() throws {
        let alternates = [Route(.external("+97237654321"))]
        let rules = Site.rules([.to(.queue(Site.service), alternates: alternates, lookup: Site.crm)])
        #expect(try rules.decision(rows: [LookupRow("12", "1")]).alternates == alternates)
    }
}
