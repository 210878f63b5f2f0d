import Routing
import TestSupport
import Testing

@testable import RuleFiles

/// Stand-ins for one source of several, and for the cache.
struct CachedStandInTests {
    private static let rules = """
        version: 1
        numbers: { country: IL }
        queues: { vip: { code: 12 } }
        lookups:
          crm: { odbc: [a, b], sql: select Q from C where N = $CLID, cache: { ttl: 60s } }
          bare: { odbc: a, sql: select Q from C where N = $CLID }
        rules: [ { id: known, lookup: crm, route: { queue: vip } } ]
        default: { extension: "9000" }

        """

    /// What is found in a fixture with these stand-ins, and what they are where nothing is.
    private func read(_ lookup: String = "crm", _ standIns: String) throws -> (sentences: [String], [StandIn]) {
        let folder = try TemporaryFolder()
        try folder.write(Self.rules, to: "rules.yaml")
        let path = try folder.write(
            """
            rules: rules.yaml
            cases:
              - name: it
                at: 2026-03-04 10:00
                call: { dnis: "1700500", clid: "0541111111" }
                lookups: { \(lookup): \(standIns) }
                expect: { queue: vip }

            """, to: "fixture.yaml")
        let findings = Findings()
        var cache = RuleFileCache()
        let fixture = Fixture.read(path, environment: [:], rules: &cache, into: findings)
        withExtendedLifetime(folder) {}
        let sentences = findings.sorted.map { $0.sentence.replacing(folder.path, with: "") }
        guard case .standIns(let standIns)? = fixture?.cases.first?.items.first?.lookups else { return (sentences, []) }
        return (sentences, standIns[lookup] ?? [])
    }

    @Test func `a stand-in may speak for one source, for the cache, or for both`() throws {
        let (sentences, standIns) = try read(
            "crm",
            "[ { source: 1, fail: hang }, { source: 2, row: none, cached: { age: 10h, rows: [] } }, "
                + "{ cached: { age: 0s, row: { queue: 12 } } } ]")
        #expect(sentences == [])
        #expect(standIns.map(\.source) == [1, 2, nil])
        #expect(standIns.map { $0.cached?.age } == [nil, 36_000_000, 0])
        #expect(standIns.map { $0.cached?.rows.count } == [nil, 0, 1])
        #expect(standIns.map { $0.reply == nil } == [false, false, true])
    }

    @Test(arguments: [
        ("{ source: 3, row: none }", "'source' must be from 1 to 2, not 3"),
        ("{ source: 0, row: none }", "'source' must be from 1 to 2, not 0"),
        ("{ cached: { row: none } }", "'cached' has no 'age'"),
        ("{ cached: { age: 1h } }", "the cache holds one of row and rows; add row: none for no row"),
        ("{ cached: { age: 1h, row: none, rows: [] } }", "the cache holds one of row and rows; keep one"),
        ("{ source: 1 }", "a stand-in gives one of row, rows, none and fail; add row: none for no row"),
        (
            "{ row: none, fail: down, cached: { age: 1h, row: none } }",
            "a stand-in gives one of row, rows, none and fail; keep one"
        ),
    ])
    func `a stand-in that says too little or too much is refused`(standIn: String, sentence: String) throws {
        #expect(try read("crm", standIn).sentences == [sentence])
    }

    @Test func `a lookup that keeps no answers has nothing cached`() throws {
        #expect(
            try read("bare", "{ cached: { age: 1h, row: none } }").sentences == [
                "lookup 'bare' has no cache in /rules.yaml; add cache: { ttl: 60s } there, or take this out"
            ])
        #expect(try read("bare", "{ source: 2, row: none }").sentences == ["'source' must be 1, not 2"])
    }
}
