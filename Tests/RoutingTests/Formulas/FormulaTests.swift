import Expressions
import Testing

@testable import Routing

struct FormulaTests {
    private let schema = AttachSchema([
        AttachField(name: "tier", type: .string), AttachField(name: "debt", type: .int, fallback: .int(0)),
    ])
    private let lookups = [
        Lookup(
            name: "crm",
            columns: [
                LookupColumn(name: "agent", type: .string, isOptional: true),
                LookupColumn(name: "level", type: .int, isOptional: false),
            ])
    ]

    private var vocabulary: Vocabulary { Vocabulary(attach: schema, lookups: lookups) }

    private func rules(_ rules: [Rule]) -> RuleSet {
        RuleSet(
            rules: rules, queues: Site.queues, agents: [Agent(login: "dlevi", code: 7001)], lookups: lookups,
            attach: schema, fallback: Fallback(.extension("9000")), vocabulary: vocabulary)
    }

    private func call(_ pairs: [(key: String, value: String)] = []) -> Call { .make(attach: schema.read(pairs: pairs)) }

    private func rule(
        _ id: String = "a", if source: String, lookup: Slot<Lookup>? = nil, to route: Route = Route(.busy)
    ) throws -> Rule {
        Rule(
            id: id, conditions: [], lookup: lookup, formulas: [try vocabulary.condition(source)], action: .route(route))
    }

    @Test func `a formula reads the call, the clock and the queues`() throws {
        let sources = [
            #"call.dnis.national == "1700500" && call.clid.e164 == "+972541111111""#, "call.attach.debt == 700",
            #"call.attach_text == "debt=700""#, #"pairs("a=1;a=2")["a"] == "2""#,
            #"now == timestamp("2026-03-04T08:00:00Z")"#,
            #"queue("vip").waiting == 3 && queue("vip").longest_wait == duration("90s")"#, "!call.clid.anonymous",
        ]
        let board = QueueBoard(["vip": QueueState(waiting: 3, longestWait: 90_000)])
        for source in sources {
            let evaluation = rules([try rule(if: source)]).evaluate(
                call([("debt", "700")]), knowing: Facts(queues: board), at: Site.moment)
            guard case .decided(let decision) = evaluation else { throw Unexpected() }
            #expect(decision.rule == Slot(0) && decision.mishaps.isEmpty, "\(source)")
        }
    }

    private struct Unexpected: Error {}

    @Test func `an error makes the rule fail and the decision degraded, and says where`() throws {
        let place = Formula.Place(lines: [.init(line: 7, column: 9)])
        let formula = try vocabulary.condition(#"call.attach.tier == "gold""#, at: place)
        let set = rules([
            Rule(id: "a", conditions: [], formulas: [formula], action: .route(Route(.busy))),
            Rule(id: "b", conditions: [], action: .route(Route(.queue(Site.vip)))),
        ])
        let decision = try set.route(call()).decision
        #expect(decision.rule == Slot(1))
        #expect(decision.flags == .degraded)
        let mishap = try #require(decision.mishaps.first)
        #expect(mishap.rule == Slot(0) && mishap.role == .condition)
        guard case .error(let error) = mishap.problem else { throw Unexpected() }
        #expect(error.kind == .noSuchField("tier"))
        #expect(mishap.formula.position(ofByte: Int(error.offset)) == .init(line: 7, column: 20))
        #expect(try set.route(call([("tier", "gold")])).decision.mishaps == [])
    }

    @Test func `a queue of which nothing is known is an error`() throws {
        let decision = try rules([try rule(if: #"queue("vip").waiting == 0"#)]).route(call()).decision
        #expect(decision.isDefault && decision.flags == .degraded)
    }

    @Test func `a formula sees the row of its rule's lookup, and is asked after it`() throws {
        let set = rules([try rule(if: "lookup.crm.level > 3", lookup: Slot(0), to: Route(.queue(Site.service)))])
        for (level, isMatch) in [(Int64(4), true), (3, false)] {
            let row = LookupRow(
                queue: .integer(12), priority: .integer(1), attach: nil, columns: [nil, .int(level)])
            let routed = try set.route(call()) { _ in .found([row]) }
            #expect(routed.asked == [Slot(0)])
            #expect((routed.decision.rule != nil) == isMatch)
        }
    }

    @Test func `what a later rule asks for does not change what an earlier one said`() throws {
        let set = rules([
            try rule("early", if: #"lookup.crm.outcome == "found""#),
            Rule(
                id: "late", conditions: [], lookup: Slot(0),
                formulas: [try vocabulary.condition(#"lookup.crm.outcome == "found""#)],
                action: .route(Route(.queue(Site.service)))),
        ])
        let row = LookupRow(queue: .integer(12), priority: .integer(1), attach: nil, columns: [nil, .int(1)])
        #expect(try set.route(call()) { _ in .found([row]) }.decision.rule == Slot(1))
    }

    @Test func `computed parts of a route are those of the call`() throws {
        let computed = ComputedRoute(
            destination: .queue(
                try vocabulary.value(#"call.attach.debt > 500 ? "vip" : "service""#, of: .string),
                oneOf: [Site.vip, Site.service]),
            priority: try vocabulary.value("call.attach.debt / 100", of: .int),
            attach: .pairs([
                .init(key: "debt", value: .formula(try vocabulary.value("string(call.attach.debt)", of: .string))),
                .init(key: "by", value: .text("rules")),
            ]))
        let set = rules([Rule(id: "a", conditions: [], action: .route(Route(nil, computed: computed)))])
        let rich = try set.route(call([("debt", "700")])).decision
        #expect(rich.destination == .queue(Site.vip) && rich.priority?.level == 7)
        #expect(rich.attach?.text == "debt=700;by=rules")
        let poor = try set.route(call()).decision
        #expect(poor.destination == .queue(Site.service))
        // 0 is no priority: the queue's own counts (R6).
        #expect(poor.priority == .standard && poor.flags == .priorityInvalid)
    }

    @Test func `a destination that is not among those allowed is the default one, degraded`() throws {
        let computed = ComputedRoute(
            destination: .queue(try vocabulary.value(#""tr" + "ainee""#, of: .string), oneOf: [Site.vip]))
        let set = rules([Rule(id: "a", conditions: [], action: .route(Route(nil, computed: computed)))])
        let decision = try set.route(call()).decision
        #expect(decision.rule == Slot(0) && decision.isDefault && decision.flags == .degraded)
        #expect(decision.mishaps.map(\.problem) == [.unusable("trainee")])
    }

    @Test func `a call is kept for the agent that the row names, by login or code`() throws {
        let kept = ComputedRoute(
            lastAgent: .init(login: try vocabulary.value("lookup.crm.agent", of: .string), wait: 20_000))
        let set = rules([
            Rule(
                id: "a", conditions: [], lookup: Slot(0), action: .route(Route(.queue(Site.service), computed: kept)))
        ])
        for (name, agent) in [("dlevi", Slot<Agent>(0)), ("7001", Slot(0)), ("", nil), ("nobody", nil), (nil, nil)] {
            let row = LookupRow(
                queue: .integer(12), priority: .integer(1), attach: nil,
                columns: [name.map(AttachValue.string), .int(1)])
            let decision = try set.route(call()) { _ in .found([row]) }.decision
            #expect(decision.lastAgent?.agent == agent)
            #expect(decision.flags == [])
        }
    }

    @Test func `what is wrong is found before a call comes`() {
        for source in [
            "call.attach.tear == 1", "lookup.crm.level == \"x\"", "queue(1).waiting > 0", "call.attach.debt", "1 +",
        ] {
            #expect(throws: Issues.self) { try vocabulary.condition(source) }
        }
    }
}
