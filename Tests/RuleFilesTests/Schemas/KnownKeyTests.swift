import Foundation
import TestSupport
import Testing

@testable import RuleFiles

/// The keys that a schema offers and those that the reader knows are the same, mapping by mapping.
struct KnownKeyTests {
    /// A kind of mapping: where the schema describes it, and a text whose `HOLE` stands for entries of one.
    struct Place: CustomTestStringConvertible {
        let schema: RuleFileSchema
        /// The names under `definitions` or `properties` that lead to it; none for the whole file.
        let path: [String]
        let text: String
        /// Keys that the text has, or that would make another kind of mapping of it.
        let fixed: Set<String>

        init(_ schema: RuleFileSchema, _ path: [String], _ text: String, fixed: Set<String> = []) {
            self.schema = schema
            self.path = path
            self.text = text
            self.fixed = fixed
        }

        var testDescription: String { "\(schema.rawValue) \(path.joined(separator: "/"))" }
    }

    static let places: [Place] = [
        Place(.rules, [], "{ HOLE }"),
        Place(.rules, ["properties", "deadline"], "deadline: { HOLE }"),
        Place(.rules, ["properties", "limits"], "limits: { HOLE }"),
        Place(.rules, ["definitions", "numberPlan"], "numbers: { HOLE }"),
        Place(.rules, ["definitions", "attachKey"], "attach: { a: { HOLE } }"),
        Place(.rules, ["definitions", "windowLine"], "windows: { a: { HOLE } }"),
        Place(.rules, ["definitions", "list", "oneOf", "1"], "lists: { a: { HOLE } }"),
        Place(.rules, ["definitions", "lookup"], "lookups: { a: { HOLE } }"),
        Place(.rules, ["definitions", "source"], "lookups: { a: { sources: [ { HOLE } ] } }"),
        Place(.rules, ["definitions", "breaker"], "lookups: { a: { breaker: { HOLE } } }"),
        Place(
            .rules, ["definitions", "lookup", "properties", "cache"], "lookups: { a: { cache: { HOLE } } }"),
        Place(.rules, ["properties", "queues", "properties", "*"], "queues: { \"*\": { HOLE } }"),
        Place(.rules, ["definitions", "queue"], "queues: { a: { HOLE } }"),
        Place(.rules, ["definitions", "aging"], "queues: { a: { aging: { HOLE } } }"),
        Place(.rules, ["definitions", "callback"], "queues: { a: { callback: { HOLE } } }"),
        Place(.rules, ["definitions", "overflowStep"], "queues: { a: { overflow: [ { HOLE } ] } }"),
        Place(.rules, ["properties", "dispatch"], "dispatch: { HOLE }"),
        Place(.rules, ["properties", "agents", "additionalProperties"], "agents: { a: { HOLE } }"),
        Place(.rules, ["definitions", "rule"], "rules: [ { HOLE } ]", fixed: ["group"]),
        Place(.rules, ["definitions", "group"], "rules: [ { group: a, HOLE } ]", fixed: ["group"]),
        Place(.rules, ["definitions", "conditions"], "rules: [ { not: { HOLE } } ]"),
        Place(.rules, ["definitions", "conditions"], "rules: [ { any: [ { HOLE } ] } ]"),
        Place(.rules, ["definitions", "inList"], "rules: [ { clid: { HOLE } } ]", fixed: ["regex"]),
        Place(.rules, ["definitions", "inList"], "rules: [ { dnis: [ { HOLE } ] } ]", fixed: ["regex"]),
        Place(
            .rules, ["definitions", "regex"],
            "{ attach: { a: { type: string } }, rules: [ { attach: { a: { regex: a, HOLE } } } ] }", fixed: ["regex"]),
        Place(
            .rules, ["definitions", "computedQueue"], "rules: [ { route: { queue: { cel: a, HOLE } } } ]",
            fixed: ["cel"]),
        Place(
            .rules, ["definitions", "computedAgent"], "rules: [ { route: { agent: { cel: a, HOLE } } } ]",
            fixed: ["cel"]),
        Place(
            .rules, ["definitions", "computed"], "rules: [ { route: { external: { cel: a, HOLE } } } ]", fixed: ["cel"]),
        Place(.rules, ["definitions", "lastAgent"], "rules: [ { route: { last_agent: { HOLE } } } ]"),
        Place(.rules, ["definitions", "table"], "tables: { a: { HOLE } }"),
        Place(.rules, ["definitions", "route"], "rules: [ { route: { HOLE } } ]"),
        Place(.rules, ["definitions", "route"], "rules: [ { on_failure: { HOLE } } ]"),
        Place(.rules, ["definitions", "alternate"], "rules: [ { route: { alternates: [ { HOLE } ] } } ]"),
        Place(.rules, ["definitions", "side"], "rules: [ { split: [ { HOLE } ] } ]"),
        Place(.rules, ["properties", "default"], "default: { HOLE }"),
        Place(.fixtures, [], "{ rules: rules.yaml, HOLE }", fixed: ["rules"]),
        Place(.fixtures, ["properties", "defaults"], "{ rules: rules.yaml, defaults: { HOLE } }"),
        Place(.fixtures, ["definitions", "case"], "{ rules: rules.yaml, cases: [ { HOLE } ] }"),
        Place(.fixtures, ["definitions", "call"], "{ rules: rules.yaml, cases: [ { call: { HOLE } } ] }"),
        Place(.fixtures, ["definitions", "item"], "{ rules: rules.yaml, cases: [ { name: a, each: [ { HOLE } ] } ] }"),
        Place(.fixtures, ["definitions", "expect"], "{ rules: rules.yaml, cases: [ { expect: { HOLE } } ] }"),
        Place(.fixtures, ["definitions", "invariant"], "{ rules: rules.yaml, invariants: [ { HOLE } ] }"),
        Place(
            .fixtures, ["definitions", "conditions"], "{ rules: rules.yaml, invariants: [ { given: { HOLE } } ] }"),
        Place(.fixtures, ["definitions", "standIn"], "{ rules: rules.yaml, lookups: { crm: { HOLE } } }"),
        Place(.fixtures, ["definitions", "cached"], "{ rules: rules.yaml, lookups: { crm: { cached: { HOLE } } } }"),
        Place(
            .fixtures, ["definitions", "queueState"],
            "{ rules: rules.yaml, cases: [ { queues: { \"*\": { HOLE } } } ] }"),
        Place(.fixtures, ["definitions", "row"], "{ rules: rules.yaml, lookups: { crm: { row: { HOLE } } } }"),
        Place(
            .fixtures, ["definitions", "timeline"], "{ rules: rules.yaml, cases: [ { name: a, timeline: { HOLE } } ] }"),
        Place(.scenario, [], "{ rules: rules.yaml, HOLE }", fixed: ["rules"]),
        Place(.scenario, ["definitions", "agents", "items"], "{ rules: rules.yaml, agents: [ { HOLE } ] }"),
        Place(.scenario, ["definitions", "scriptedCall"], "{ rules: rules.yaml, calls: [ { HOLE } ] }"),
        Place(.scenario, ["definitions", "load"], "{ rules: rules.yaml, load: [ { HOLE } ] }"),
        Place(
            .scenario, ["definitions", "callerCallback"], "{ rules: rules.yaml, load: [ { callback: { HOLE } } ] }"),
        Place(.scenario, ["definitions", "events", "items"], "{ rules: rules.yaml, events: [ { HOLE } ] }"),
        Place(
            .scenario, ["definitions", "outside", "additionalProperties"],
            "{ rules: rules.yaml, outside: { a: { HOLE } } }"),
        Place(.scenario, ["definitions", "run"], "{ rules: rules.yaml, run: { HOLE } }"),
    ]

    @Test(arguments: places)
    func `the reader takes what the schema offers, and nothing else`(place: Place) throws {
        let candidates = Self.words.subtracting(place.fixed).sorted()
        let accepted = try Set(candidates).subtracting(refused(candidates, place))
        let offered = try Self.keys(place)
        #expect(offered.subtracting(place.fixed).subtracting(accepted).sorted() == [], "offered, and not taken")
        #expect(accepted.subtracting(offered).sorted() == [], "taken, and not offered")
    }

    /// Those of the candidates that the reader does not know, or knows and cannot do.
    private func refused(_ candidates: [String], _ place: Place) throws -> Set<String> {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            version: 1
            lookups: { crm: { odbc: crm, sql: select Q from C where N = $CLID } }
            numbers: raw
            rules: []

            """, to: "rules.yaml")
        // Each key on a line of its own, so that its findings are told from the others'.
        let entries = candidates.map { "\n\"\($0)\": ~" }.joined(separator: ",")
        let path = try folder.write(place.text.replacing("HOLE", with: entries), to: "file.yaml")
        let findings = Findings()
        switch place.schema {
        case .rules: _ = RuleFile.read(path, environment: [:], into: findings)
        case .fixtures:
            var cache = RuleFileCache()
            _ = Fixture.read(path, environment: [:], rules: &cache, into: findings)
        case .scenario:
            var cache = RuleFileCache()
            _ = ScenarioFile.read(path, environment: [:], rules: &cache, into: findings)
        case .config: Issue.record("read by the service, and tested there")
        }
        let refusals = findings.sorted.filter {
            ["unknown-key", "misplaced-lookup", "misplaced-if"].contains($0.code)
        }
        #expect(!refusals.isEmpty)
        return Set(refusals.compactMap { $0.range.map { candidates[$0.line - 2] } })
    }

    /// Every word between quotes in the readers' sources and every key of the schemas: all that may be a key.
    private static let words: Set<String> = {
        var words: Set<String> = ["*"]
        for folder in ["Rules", "Formulas", "Tables", "Fixtures", "Scenarios"].map({
            PackageRoot.path("Sources/RuleFiles/\($0)")
        }) {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                let text = (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
                words.formUnion(text.matches(of: /"([a-z_]+)"/).map { String($0.1) })
            }
        }
        for schema in RuleFileSchema.allCases {
            words.formUnion(schema.text.matches(of: /"([a-z_]+)":/).map { String($0.1) })
        }
        return words
    }()

    private static func keys(_ place: Place) throws -> Set<String> {
        var node = try JSONSerialization.jsonObject(with: Data(place.schema.text.utf8))
        for name in place.path {
            if let index = Int(name) {
                node = try #require(node as? [Any])[index]
            } else {
                node = try #require((node as? [String: Any])?[name], "\(name) of \(place.testDescription)")
            }
        }
        let properties = try #require((node as? [String: Any])?["properties"] as? [String: Any])
        return Set(properties.keys)
    }
}
