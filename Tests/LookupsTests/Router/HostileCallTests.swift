import Lookups
import ODBC
import Routing
import TestSupport
import Testing

/// S2 at length: whatever a call brings, the statement stays the statement, and a row is its owner's.
struct HostileCallTests {
    /// Customers whose attach data is their own key, some of them with keys that look like an attack.
    private static let keys =
        (0..<20).map { "05420000\(10 + $0)" } + [
            "+972542000050", "' OR '1'='1", "%", "_", "\\", "''", "dana", "0", "1",
        ]

    /// A table that no lookup asks for.
    private static let canary = [["0541111111", "12", "1", "a"], ["", "13", "2", "b"], ["%", "14", "3", "c"]]

    private static func calls(_ count: Int, of crm: CRM, canary: CRM) throws -> [Call] {
        var text = HostileText(seed: 0x5EED, against: [crm.description, canary.description])
        return try (0..<count).map { _ in
            try .delivered(clid: text.caller(near: keys), dnis: text.next(), attach: text.next())
        }
    }

    private static let arguments = Database.available.map { ($0, $0 == .sqlite ? 10_000 : 2_000) }

    @Test(arguments: arguments)
    func `no call changes the statement, the tables or whose row it gets`(database: Database, count: Int) async throws {
        let crm = try CRM(database, rows: Self.keys.map { [$0, "12", "1", $0] })
        let canary = try CRM(database, rows: Self.canary)
        let log = try StatementLog(of: crm)
        let sql =
            "select queue_code, priority, attachdata, $ATTACHDATA as sent, $DNIS as line from \(crm) "
            + "where phone_number = $CLID"
        let settings = try crm.settings(
            sql, columns: ["sent", "line"].map { LookupColumn(name: $0, type: .string, isOptional: false) })
        let source = try crm.source(settings, connection: log.connection)
        let rules = Site.rules(
            [.asking(Site.crm), .all(to: Site.service)], lookups: [Lookup(name: "crm", columns: settings.columns)])
        let router = CallRouter(rules, asking: source)
        var found = 0
        var outcomes: Set<LookupOutcome> = []
        for call in try Self.calls(count, of: crm, canary: canary) {
            let record = await router.route(call, at: Site.moment)
            let key = LookupKey(call, form: .auto, attachLimit: 200)
            if let answer = record.facts[Site.crm] {
                outcomes.insert(answer.outcome)
                // One of his own spellings is the key of every row that he gets, and he gets one if there is such a row.
                let isKnown = key.spellings.contains { Self.keys.contains($0) }
                for row in answer.rows {
                    let owner = try #require(row.attach)
                    try #require(key.spellings.contains(owner), "\(key) has the row of \(owner)")
                    try #require(row.columns == [.string(key.attach), .string(key.dnis)], "\(key)")
                    found += 1
                }
                if answer.outcome == .noRow { try #require(!isKnown, "\(key)") }
            }
            #expect(record.decision.destination == .queue(record.decision.outcome == .found ? Site.vip : Site.service))
        }
        #expect(outcomes == [.found, .noRow, .invalidInput], "nothing is an error")
        #expect(found > count / 50)
        source.stop()
        #expect(try log.prepared() == Self.statements(of: try template(sql, database.dialect), database))
        let phones = try crm.rows("select phone_number from \(crm) where priority = '1' and queue_code = '12'")
        #expect(Set(phones) == Set(Self.keys.map { [.text($0)] }))
        #expect(phones.count == Self.keys.count)
        #expect(
            try canary.rows("select phone_number, queue_code, priority, attachdata from \(canary) order by attachdata")
                == Self.canary.map { $0.map(Cell.text) })
    }

    /// The texts that the template may be prepared as: for one spelling, and for several.
    private static func statements(of template: LookupTemplate, _ database: Database) throws -> Set<String> {
        let texts = [template.statement, try #require(template.keyedBy(count: 3)).statement]
        guard database == .postgreSQL else { return Set(texts) }
        // Its driver numbers the markers.
        return Set(
            texts.map { text in
                let parts = text.split(separator: "?", omittingEmptySubsequences: false)
                return parts.dropFirst().enumerated().reduce(String(parts[0])) { $0 + "$\($1.offset + 1)\($1.element)" }
            })
    }

    @Test(arguments: Database.available)
    func `a pattern finds nobody but the caller himself`(database: Database) async throws {
        let crm = try CRM(database, rows: Self.keys.map { [$0, "12", "1", $0] })
        let source = try crm.source(
            "select queue_code, priority, attachdata from \(crm) where phone_number like $CLID", form: .raw)
        let numbers = Self.keys.filter { $0.allSatisfy { $0.isNumber || $0 == "+" } }
        for call in try Self.calls(1000, of: crm, canary: crm) {
            let key = LookupKey(call, form: .raw, attachLimit: 200)
            for answer in await source.answers(to: [key], withinMilliseconds: 10_000) {
                try #require([.found, .noRow, .invalidInput].contains(answer.outcome), "\(answer)")
                for row in answer.rows { try #require(row.attach == key.spellings.first, "\(key)") }
                if let spelling = key.spellings.first, numbers.contains(spelling) {
                    try #require(answer.outcome == .found, "\(spelling)")
                }
            }
        }
    }
}
