import Lookups
import Routing
import Testing

@testable import RuleFiles

struct LookupTests {
    private static let lookups = """
        lookups:
          crm:
            odbc: ${CRM}
            sql: select QUEUE_CODE, PRIORITY, ATTACHDATA from Customers where phone_number = $CLID

        """

    private func desk(_ rules: String) throws -> Desk {
        try Desk("\(Self.lookups)rules:\n\(rules)  - { id: next, route: { queue: night } }\n")
    }

    private func row(_ queue: String?, _ priority: String?, _ attach: String? = nil) -> LookupAnswer {
        .found([LookupRow(queue: LookupCell(queue), priority: LookupCell(priority), attach: attach)])
    }

    @Test func `what the row says wins, what it does not say the rule says`() throws {
        let desk = try desk("  - { id: known, lookup: crm, route: { queue: service, priority: 4, attach: known } }\n")
        #expect(try desk.decide(lookups: ["crm": row("12", "1", "Cohen")]) == "known: queue vip 1 [Cohen]")
        #expect(try desk.decide(lookups: ["crm": row(nil, nil)]) == "known: queue service 4 [known]")
        #expect(try desk.decide(lookups: ["crm": row("12", nil)]) == "known: queue vip 4 [known]")
        #expect(try desk.decide(lookups: ["crm": row("999", "2")]) == "known: queue service 2 [known]")
    }

    @Test func `a rule without a route leaves all to the row`() throws {
        let desk = try desk("  - { id: known, lookup: crm }\n")
        #expect(try desk.decide(lookups: ["crm": row("12", nil)]) == "known: queue vip 3")
        // A row without a queue of ours, and no queue of the rule's: the default.
        #expect(try desk.decide(lookups: ["crm": row(nil, "1")]) == "known: extension 9000 1")
    }

    @Test func `without a row the next rule is tried`() throws {
        let desk = try desk("  - { id: known, lookup: crm, on_failure: { queue: vip } }\n")
        #expect(try desk.decide(lookups: ["crm": .noRow()]) == "next: queue night 5")
    }

    @Test(arguments: [
        LookupOutcome.timeout, .down, .poolExhausted, .sqlError, .invalidInput,
    ])
    func `a failure is for on_failure, else for the next rule`(outcome: LookupOutcome) throws {
        let failed = ["crm": LookupAnswer.failed(outcome)]
        let prepared = try desk(
            "  - { id: known, lookup: crm, on_failure: { queue: vip, priority: 4, attach: slow } }\n")
        #expect(try prepared.decide(lookups: failed) == "known: queue vip 4 [slow]")
        let unprepared = try desk("  - { id: known, lookup: crm }\n")
        #expect(try unprepared.decide(lookups: failed) == "next: queue night 5")
    }

    @Test func `a lookup is asked only when the conditions hold`() throws {
        let desk = try desk("  - { id: known, clid: \"03*\", lookup: crm }\n")
        #expect(try desk.decide(lookups: ["crm": row("12", "1")]) == "next: queue night 5")
        #expect(try desk.decide(from: "037654321", lookups: ["crm": row("12", "1")]) == "known: queue vip 1")
    }

    @Test(arguments: [(false, "0", 3), (false, "10", 3), (true, "0", 1), (true, "10", 9), (true, "1.5", 3)])
    func `a priority out of range is the queue's own unless it is clamped`(
        clamps: Bool, priority: String, is level: Int
    )
        throws
    {
        let desk = try Desk(
            """
            \(Self.lookups)    clamp_priority: \(clamps)
            rules: [ { id: known, lookup: crm, route: { queue: service } } ]

            """
        )
        #expect(try desk.decide(lookups: ["crm": row("12", priority)]) == "known: queue vip \(level)")
    }

    /// Milliseconds that the first question may take.
    private func allowed(_ text: String, routeTimeout: Int64? = nil) throws -> Int64? {
        let file = try Desk(text).ruleFile
        var reader = file.callReader()
        let call = reader.call(dnis: "1700500", clid: "0541111111", routeTimeout: routeTimeout)
        var allowed: Int64?
        _ = file.ruleSet.decide(call, at: Moment(milliseconds: 0)) { question in
            allowed = question.allowed
            return .noRow()
        }
        return allowed
    }

    @Test func `a lookup has the least of the rule's budget and the deadline`() throws {
        func text(deadline: String = "", budget: String = "") -> String {
            """
            \(deadline)
            lookups: { crm: { odbc: crm, sql: select Q from C where N = $CLID, timeout: 250ms } }
            rules: [ { id: known, lookup: crm\(budget) } ]

            """
        }
        // The time-out is of each source: two may need twice as much.
        #expect(try allowed(text()) == 2000)
        #expect(try allowed(text(deadline: "deadline: { budget: 3s }")) == 3000)
        #expect(try allowed(text(budget: ", budget: 800ms")) == 800)
        #expect(try allowed(text(), routeTimeout: 1500) == 1200)
        #expect(try allowed(text(deadline: "deadline: { margin: 500ms }"), routeTimeout: 1500) == 1000)
        #expect(try allowed(text(deadline: "deadline: { margin: 0s }"), routeTimeout: 1500) == 1500)
        // With no time left it is not asked at all.
        #expect(try allowed(text(), routeTimeout: 300) == nil)
    }

    /// Without the environment the database is unknown, and so is what double quotes mean to it.
    @Test func `the environment tells whose SQL a statement is`() throws {
        let text =
            Desk.head
                + """
                lookups: { crm: { odbc: "${CRM}", sql: 'select "Q" from C where N = "$CLID"' } }
                rules: []

                """
        let unknown = try Reading(text)
        #expect(unknown.listing.contains("[sql-ambiguous]"))
        let postgres = try Reading(text, environment: ["CRM": "Driver={PostgreSQL Unicode};Database=crm"])
        #expect(postgres.listing.contains("[sql-variable-in-identifier]"))
        let maria = try Reading(text, environment: ["CRM": "Driver={MariaDB Unicode};Database=crm"])
        #expect(maria.listing.contains("[sql-quoted-variable]"))
        #expect(maria.ruleFile != nil)
    }
}
