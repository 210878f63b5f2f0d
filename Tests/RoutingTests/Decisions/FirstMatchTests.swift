import Testing

@testable import Routing

struct FirstMatchTests {
    private func dnis(_ pattern: String) throws -> Condition { .dnis(.pattern(try NumberPattern(parsing: pattern))) }

    @Test func `the first rule that matches decides, however exact a later one is`() throws {
        let rules = Site.rules([
            .to(.queue(Site.vip), "other line", when: [try dnis("1800*")]),
            .to(.queue(Site.service), "wide", when: [try dnis("17*")]),
            .to(.queue(Site.backOffice), "exact", when: [try dnis("1700500")]),
        ])
        let decision = try rules.route().decision
        #expect(decision.rule == Slot(1))
        #expect(decision.destination == .queue(Site.service))
    }

    @Test func `all conditions of a rule must hold`() throws {
        let rules = Site.rules([
            .to(.queue(Site.vip), "both", when: [try dnis("1700*"), .clid(.withheld)]),
            .to(.queue(Site.service), "rest"),
        ])
        #expect(try rules.route().decision.rule == Slot(1))
        #expect(try rules.route(.make(clid: PhoneNumber(withheld: ""))).decision.rule == Slot(0))
        let other = Call.make(dnis: .local("1800"), clid: PhoneNumber(withheld: ""))
        #expect(try rules.route(other).decision.rule == Slot(1))
    }

    @Test func `when no rule of a group matches, the next rule is tried`() throws {
        // A group's conditions stand before those of its rules.
        let group = try dnis("1800*")
        let rules = Site.rules([
            Rule(
                id: "uk", groups: ["sales"], conditions: [group, .clid(.withheld)],
                action: .route(Route(.queue(Site.vip)))),
            Rule(
                id: "us", groups: ["sales"], conditions: [group, .any([])], action: .route(Route(.queue(Site.trainee)))),
            .to(.queue(Site.service), "next"),
        ])
        #expect(try rules.route(.make(dnis: .local("1800"))).decision.rule == Slot(2))
        #expect(try rules.route(.make(dnis: .local("1800"), clid: PhoneNumber(withheld: ""))).decision.rule == Slot(0))
    }

    @Test(arguments: ["", "anonymous", "Anonymous", "Restricted", "unavailable", "0000000000"])
    func `an anonymous caller is taken before any lookup`(raw: String) throws {
        // Worked case S2: the database has rows for the empty number.
        let rules = Site.rules([
            .to(.queue(Site.trainee), "anonymous", when: [.clid(.withheld)], priority: try .level(7)),
            .to(nil, "crm", lookup: Site.crm),
        ])
        let routed = try rules.route(.make(clid: PhoneNumber(withheld: raw))) { _ in .found([LookupRow("12", "1")]) }
        #expect(routed.asked.isEmpty)
        #expect(routed.decision.destination == .queue(Site.trainee))
        #expect(routed.decision.priority?.level == 7)
        #expect(routed.decision.lookup == nil)
        #expect(routed.decision.outcome == .notRun)
    }

    @Test func `a blocked caller is found in his list`() throws {
        let blocked = NumberList(name: "blocked", numbers: [.israeli("0541111111")])
        let rules = Site.rules(
            [.to(.busy, "blocked", when: [.clid(.list(Slot(0)))]), .to(.queue(Site.service))], lists: [blocked])
        #expect(
            try rules.route(.make(clid: .israeli("0541111111", raw: "+972541111111"))).decision.destination == .busy)
        #expect(try rules.route(.make(clid: .israeli("0541111112"))).decision.rule == Slot(1))
    }

    @Test func `a route's parts are those of the decision`() throws {
        let alternates = [Route(.queue(Site.vip), priority: try .level(2)), Route(.external("+97237654321"))]
        let rules = Site.rules([
            .to(.agent(Site.dlevi), priority: try .level(4), attach: AttachOutput(text: "note"), alternates: alternates)
        ])
        let decision = try rules.route().decision
        #expect(decision.destination == .agent(Site.dlevi))
        #expect(decision.priority?.level == 4)
        #expect(decision.attach == AttachOutput(text: "note"))
        #expect(decision.alternates == alternates)
        #expect(!decision.isDefault)
        #expect(!decision.isOnFailure)
        #expect(decision.side == nil)
        #expect(decision.flags.isEmpty)
    }

    @Test func `a queue has its default priority, an agent the standard one, any other destination none`() throws {
        for (destination, level) in [
            (.queue(Site.service), 5), (.queue(Site.trainee), 9), (.agent(Site.dlevi), 5),
            (.external("+97239999999"), nil),
            (.extension("200"), nil), (.voicemail("sales"), nil), (.ivr("main"), nil), (.busy, nil),
            (.switchDefault, nil),
        ] as [(Destination, Int?)] {
            #expect(try Site.rules([.to(destination)]).route().decision.priority?.level == level, "\(destination)")
        }
    }

    @Test func `a caller whose trunk prefix was supplied is flagged`() throws {
        let rules = Site.rules([.to(.queue(Site.service))])
        let guessed = PhoneNumber.israeli("0541111111", raw: "541111111", isTrunkGuessed: true)
        #expect(try rules.route(.make(clid: guessed)).decision.flags == .guessedTrunk)
        #expect(try rules.route().decision.flags.isEmpty)
        #expect(try Site.rules([]).route(.make(clid: guessed)).decision.flags == .guessedTrunk)
    }

    @Test func `a window opens and shuts a rule`() throws {
        let span = WindowSpan(days: .weekdays(WeekdaySet(from: .sunday, through: .thursday)), start: 480, end: 1200)
        let office = Window(name: "office", spans: [.init(zone: Slot(0), span: span)])
        let rules = Site.rules(
            [.to(.queue(Site.service), "open", when: [.during([Slot(0)])]), .to(.external("+97239999999"), "shut")],
            windows: [office])
        // 10:00, 19:59:59.999 and 20:00 of a Wednesday in Jerusalem.
        for (milliseconds, rule) in [(1_772_611_200_000, 0), (1_772_647_199_999, 0), (1_772_647_200_000, 1)]
            as [(Int64, Int)]
        {
            #expect(try rules.route(at: Moment(milliseconds: milliseconds)).decision.rule == Slot(rule))
        }
    }
}
