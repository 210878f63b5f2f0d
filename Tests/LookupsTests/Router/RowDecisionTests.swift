import Lookups
import Routing
import Testing

/// S5 of the worked cases: what becomes of every row a database may give, from the table to the decision.
struct RowDecisionTests {
    /// The rows of one caller as queue, priority and attach data, and what is decided where the rule's queue is 10.
    struct Case: CustomTestStringConvertible, Sendable {
        let rows: [[String?]]
        let queue: Slot<Queue>
        let priority: Int
        var clamped: Int?
        var flags: DecisionFlags = []

        init(
            _ rows: [[String?]], _ queue: Slot<Queue>, _ priority: Int, clamped: Int? = nil, _ flags: DecisionFlags = []
        ) {
            self.rows = rows
            self.queue = queue
            self.priority = priority
            self.clamped = clamped
            self.flags = flags
        }

        var testDescription: String { "\(rows.map { $0.map { $0 ?? "NULL" } })" }
    }

    static let cases = [
        Case([["999", "2", "x"]], Site.service, 2, .unknownQueue),
        Case([["19", "2", "x"]], Site.service, 2, .unknownQueue),
        Case([["-12", "2", "x"]], Site.service, 2, .unknownQueue),
        Case([["12.5", "2", "x"]], Site.service, 2, .unknownQueue),
        Case([["vip", "2", "x"]], Site.service, 2, .unknownQueue),
        Case([["", "2", "x"]], Site.service, 2, .unknownQueue),
        Case([["2147483648", "2", "x"]], Site.service, 2, .unknownQueue),
        Case([["99999999999999999999", "2", "x"]], Site.service, 2, .unknownQueue),
        Case([["12", "0", "x"]], Site.vip, 5, clamped: 1, .priorityInvalid),
        Case([["12", "10", "x"]], Site.vip, 5, clamped: 9, .priorityInvalid),
        Case([["12", "-1", "x"]], Site.vip, 5, clamped: 1, .priorityInvalid),
        Case([["12", "1.5", "x"]], Site.vip, 5, .priorityInvalid),
        Case([["12", "high", "x"]], Site.vip, 5, .priorityInvalid),
        Case([["12", "2147483648", "x"]], Site.vip, 5, clamped: 9, .priorityInvalid),
        Case([["12", nil, "x"]], Site.vip, 5),
        Case([["12", " 1 ", "x"]], Site.vip, 1),
        Case([["12", "1.0", "x"]], Site.vip, 1),
        Case([[nil, "1", "x"]], Site.service, 1),
        Case([["0", "1", "x"]], Site.service, 1),
        Case([["12", "9", "x"]], Site.vip, 9),
        Case([["12", "3", "y"], ["14", "1", "x"]], Site.backOffice, 1, .manyRows),
        Case([["14", "1", "y"], ["12", "1", "x"]], Site.vip, 1, .manyRows),
        Case([["12", "1", nil], ["14", "3", "y"], ["10", "2", "y"]], Site.vip, 1, .manyRows),
    ]

    private func caller(_ index: Int) -> String { "05411111\(index + 10)" }

    private func crm(_ database: Database) throws -> CRM {
        try CRM(
            database, rows: Self.cases.enumerated().flatMap { index, item in item.rows.map { [caller(index)] + $0 } })
    }

    @Test(arguments: Database.available)
    func `a bad value costs the call what it says, and nothing else`(database: Database) async throws {
        let crm = try crm(database)
        let source = try crm.source(form: .auto)
        let router = CallRouter(Site.rules([.asking(Site.crm, else: .queue(Site.service))]), asking: source)
        for (index, item) in Self.cases.enumerated() {
            let decision = await router.decision(try .delivered(clid: caller(index)))
            #expect(decision.outcome == .found, "\(item)")
            #expect(decision.destination == .queue(item.queue), "\(item)")
            #expect(decision.priority?.level == item.priority, "\(item)")
            #expect(decision.flags == item.flags, "\(item)")
            let attach = item.rows.first { $0[2] != "y" }.flatMap { $0[2] }
            #expect(decision.attach?.text == attach, "\(item)")
        }
    }

    @Test(arguments: Database.available)
    func `where the lookup clamps, whole numbers go to the nearest priority`(database: Database) async throws {
        let crm = try crm(database)
        let source = try crm.source(form: .auto)
        let rules = Site.rules(
            [.asking(Site.crm, else: .queue(Site.service))], lookups: [Lookup(name: "crm", clampsPriority: true)])
        let router = CallRouter(rules, asking: source)
        for (index, item) in Self.cases.enumerated() {
            let decision = await router.decision(try .delivered(clid: caller(index)))
            #expect(decision.priority?.level == item.clamped ?? item.priority, "\(item)")
        }
    }

    @Test(arguments: Database.available)
    func `an unknown queue and no queue of the rule's is the default extension`(database: Database) async throws {
        let crm = try CRM(database, rows: [["0541111111", "999", "1", "x"]])
        let router = CallRouter(Site.rules([.asking(Site.crm)]), asking: try crm.source(form: .auto))
        let decision = await router.decision(try .delivered())
        #expect(decision.destination == .extension("9000"))
        #expect(decision.isDefault)
        #expect(decision.flags == .unknownQueue)
    }

    @Test(arguments: Database.available)
    func `attach data is cut at 200 UTF-16 units between graphemes, with a flag`(database: Database) async throws {
        let units: KeyValuePairs = ["x": 200, "כ": 200, "😀": 100, "👩‍👩‍👧‍👦": 18]
        let rows = units.enumerated().map { index, unit in
            [caller(index), "12", "1", String(repeating: unit.key, count: min(10_000, 65_535 / unit.key.utf8.count))]
        }
        let crm = try CRM(database, rows: rows)
        let router = CallRouter(Site.rules([.asking(Site.crm)]), asking: try crm.source(form: .auto))
        for (index, unit) in units.enumerated() {
            let decision = await router.decision(try .delivered(clid: caller(index)))
            #expect(decision.attach?.text == String(repeating: unit.key, count: unit.value))
            #expect(decision.flags == .attachTruncated)
            #expect(decision.destination == .queue(Site.vip))
        }
    }

    @Test func `text that is none is repaired, with a flag`() async throws {
        let crm = try CRM(.sqlite)
        try crm.run("insert into \(crm) values ('0541111111', 12, 1, cast(x'd79bff' as text))")
        let router = CallRouter(Site.rules([.asking(Site.crm)]), asking: try crm.source(form: .auto))
        let decision = await router.decision(try .delivered())
        #expect(decision.attach?.text == "כ\u{FFFD}")
        #expect(decision.flags == .charsetLossSuspected)
        #expect(decision.destination == .queue(Site.vip))
    }

    @Test func `a guessed trunk prefix is flagged beside the row`() async throws {
        let crm = try CRM(.sqlite, rows: [["0541111111", "12", "1", "x"]])
        let router = CallRouter(Site.rules([.asking(Site.crm)]), asking: try crm.source(form: .auto))
        let decision = await router.decision(try .delivered(clid: "541111111"))
        #expect(decision.destination == .queue(Site.vip))
        #expect(decision.flags == .guessedTrunk)
    }
}
