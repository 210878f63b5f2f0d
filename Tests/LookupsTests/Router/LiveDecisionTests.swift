import Lookups
import Routing
import TestSupport
import Testing

/// Decisions with real databases behind them: many at once, and when a database hangs.
@Suite(.undisturbed) struct LiveDecisionTests {
    private let failureRoute = Route(.queue(Site.backOffice))

    @Test(arguments: Database.available)
    func `a database that hangs delays no decision beyond its deadline`(database: Database) async throws {
        let crm = try CRM.napping(database, [("0541111111", 20_000), ("0541111112", 0)])
        let source = try crm.nappingSource()
        #expect(await source.warmUp(withinMilliseconds: 60_000) == nil)
        let rules = Site.rules(
            [.asking(Site.crm, onFailure: failureRoute)],
            deadline: DeadlinePolicy(budget: 2000, margin: 300))
        let router = CallRouter(rules, asking: source, form: .national)
        let slow = try Call.delivered(clid: "0541111111", routeTimeout: 600)
        let quick = try Call.delivered(clid: "0541111112", routeTimeout: 400)
        let patient = try Call.delivered(clid: "0541111112")
        var least = (first: Double.infinity, second: Double.infinity)
        for _ in 0..<3 {
            let times = await withTaskGroup(of: Double.self) { group in
                group.addImmediateTask {
                    let (milliseconds, decision) = await timed { await router.decision(slow) }
                    #expect(decision.outcome == .timeout)
                    #expect(decision.destination == .queue(Site.backOffice))
                    #expect(milliseconds >= 299)
                    return milliseconds
                }
                // The only connection is still at the first call's row.
                let (milliseconds, decision) = await timed { await router.decision(quick) }
                #expect(decision.outcome == .poolExhausted)
                return (first: await group.next() ?? .infinity, second: milliseconds)
            }
            least = (min(least.first, times.first), min(least.second, times.second))
            // Cut, and there again.
            let end = ContinuousClock.now + .seconds(20)
            while await router.decision(patient).outcome != .found, .now < end {}
            try #require(.now < end)
        }
        #expect(least.first < 600)
        #expect(least.second < 400)
    }

    /// A table of customers and one of lines, and rules that need the one, the other, both or neither.
    private struct Desk {
        let customers: CRM
        let lines: CRM
        let router: CallRouter

        init(_ database: Database) throws {
            customers = try CRM(
                database,
                rows: (0..<200).map { index in
                    [
                        "054\(2_000_000 + index)", ["10", "12", "14", "999", nil][index % 5], "\(index % 11)",
                        "c\(index)",
                    ]
                })
            lines = try CRM(
                database, rows: (0..<20).map { ["17005\(10 + $0)", $0.isMultiple(of: 2) ? "14" : nil, "3", "l\($0)"] })
            let byLine = "select queue_code, priority, attachdata from \(lines) where phone_number = $DNIS"
            let known = Condition.dnis(.pattern(try NumberPattern(parsing: "17005*")))
            let rules = Site.rules([
                Rule(id: "withheld", conditions: [.clid(.withheld)], action: .route(Route(.queue(Site.service)))),
                .asking(Site.crm, "customer", else: .queue(Site.service), onFailure: Route(.queue(Site.backOffice))),
                .asking(Site.line, "line", when: [known]),
                Rule(id: "rest", conditions: [], action: .route(Route(.queue(Site.service), priority: .lowest))),
            ])
            router = CallRouter(
                rules, asking: try customers.source(form: .auto, pool: PoolPolicy(size: 2)),
                try lines.source(byLine, form: .auto))
        }
    }

    @Test(arguments: Database.available)
    func `many calls together are decided as each alone`(database: Database) async throws {
        let desk = try Desk(database)
        var random = SplitMix64(seed: 20_260_304)
        let calls = try (0..<2000).map { _ in
            let spellings = ["0", "+972", "00972", "972"]
            let clid = random.pick(spellings) + "54\(2_000_000 + random.below(300))"
            return try Call.delivered(
                clid: random.pick([clid, clid, clid, "anonymous", "+15411111111", "dana' --", "054\u{1}"]),
                dnis: "17005\(10 + random.below(30))", routeTimeout: random.pick([nil, 30_000, 300]))
        }
        let moments = calls.indices.map { Moment(milliseconds: Site.moment.milliseconds + Int64($0)) }
        let together = await desk.router.route(calls, at: moments)
        #expect(together.count == calls.count)
        var outcomes: Set<LookupOutcome> = []
        for (index, record) in together.enumerated() {
            let alone = await desk.router.route(calls[index], at: moments[index])
            try #require(record.decision == alone.decision, "\(calls[index])")
            #expect(record.moment == moments[index])
            for lookup in [Site.crm, Site.line] {
                let (one, other) = (record.facts[lookup], alone.facts[lookup])
                try #require(one?.outcome == other?.outcome)
                try #require(one?.rows == other?.rows)
                try #require(one?.asked == other?.asked)
                try #require(one?.hit == other?.hit)
            }
            outcomes.insert(record.decision.outcome)
        }
        #expect(outcomes == [.found, .noRow, .notRun, .timeout, .invalidInput], "the calls are of every kind")
    }
}
