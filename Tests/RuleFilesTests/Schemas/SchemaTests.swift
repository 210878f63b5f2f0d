import Foundation
import TestSupport
import Testing

@testable import RuleFiles

@Suite(.enabled(if: SchemaJudge.isAvailable, "needs python3-jsonschema"))
struct SchemaTests {
    /// Codes of faults that lie outside the one file, or in what a text means.
    private static let codesBeyond: Set<String> = [
        "unknown-queue", "unknown-agent", "unknown-window", "unknown-calendar", "unknown-list", "unknown-lookup",
        "unknown-attach-key", "unknown-value", "unknown-zone", "unknown-column", "inactive-queue", "duplicate-name",
        "duplicate-code", "duplicate-key", "key-not-text", "merge-key", "undefined-alias", "several-documents",
        "duplicate-setting", "yaml-tag", "bad-connection", "unknown-charset", "file-not-found", "not-a-file",
        "no-default", "no-country", "overflow-to-itself", "overflow-loop",
    ]

    /// Bad files whose fault a schema could know of in principle and does not, and why.
    private static let filesBeyond: Set<String> = [
        // An included file has neither, and is the same kind of file.
        "version-missing", "rules-missing",
        // Arithmetic on digits, dates and times.
        "range-reversed", "range-of-unequal-ends", "calendar-date-impossible", "window-holds-no-minute",
        "window-day-unknown", "lookup-timeout-too-long", "lookup-cache-stale-before-ttl",
        "lookup-cache-stale-for-years", "breaker-reversed", "breaker-open-too-long", "budget-finer-than-a-millisecond",
        "split-weighs-nothing",
        // The list of countries is libphonenumber's.
        "country-unknown", "country-of-a-line-unknown",
        // JSON has no unquoted keys.
        "number-unquoted-as-key",
        // Of what type an attach key is stands elsewhere in the file.
        "attach-comparison-of-text", "attach-comparison-without-number",
        "list-number-without-digits",
        // What a formula or a regular expression says, and of what type it is.
        "computed-priority-of-text", "computed-queue-not-among", "if-key-unknown", "if-not-a-condition",
        "if-of-several-lines", "if-conversion-fails", "if-moment-unreadable", "if-time-unreadable", "if-zone-unknown",
        "regex-not-closed",
        // What the columns of a table are stands beside its rows.
        "table-column-twice", "table-column-unknown", "table-row-too-short", "table-unique-conflict", "table-unknown",
    ]

    private func documents(_ paths: [String]) throws -> [String] {
        try paths.map { path in
            let findings = Findings()
            let file = try #require(SourceFile.read(path, into: findings))
            return try #require(YAMLNode(file, into: findings), "\(path)").json
        }
    }

    @Test func `every good file conforms`() throws {
        let paths = BadFile.all.map(\.goodPath)
        for (path, verdict) in zip(paths, try SchemaJudge.verdicts(on: documents(paths), by: .rules)) {
            #expect(verdict == nil, "\(path)")
        }
    }

    @Test func `a bad file is refused, unless its fault is beyond a schema`() throws {
        let readable = try BadFile.all.filter { try $0.isReadable }
        #expect(readable.count > 100)
        let verdicts = try SchemaJudge.verdicts(on: documents(readable.map(\.path)), by: .rules)
        for (bad, verdict) in zip(readable, verdicts) {
            let isBeyond = try Self.isBeyond(bad)
            #expect((verdict == nil) == isBeyond, "\(bad.name): \(verdict ?? "accepted")")
        }
    }

    private static func isBeyond(_ bad: BadFile) throws -> Bool {
        if try filesBeyond.contains(bad.name) || bad.isFaultElsewhere { return true }
        return try bad.codes.allSatisfy { code in
            codesBeyond.contains(code) || ["sql-", "include-"].contains { code.hasPrefix($0) }
        }
    }

    @Test func `every shipped file conforms`() throws {
        #expect(ShippedFile.all.count >= 4)
        for schema in RuleFileSchema.allCases {
            let files = try ShippedFile.all.filter { try $0.schema == schema }
            let verdicts = try SchemaJudge.verdicts(on: files.map { try $0.root.json }, by: schema)
            for (file, verdict) in zip(files, verdicts) { #expect(verdict == nil, "\(file.name)") }
        }
    }

    /// Fixture files with one fault in their structure.
    private static let badFixtures: [String] = [
        "cases: []",
        "rules: rules.yaml",
        "{ rules: rules.yaml, cases: {} }",
        "{ rules: rules.yaml, cases: [], lookups: {}, database: seed.sql }",
        "{ rules: rules.yaml, cases: [], defaults: { queues: [] } }",
        "{ rules: rules.yaml, cases: [], invariants: [] }",
        "{ rules: rules.yaml, cases: [ { expect: { queue: vip } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, timeline: {} } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, timeline: { calls: [], expect: [], load: [] } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, at: tomorrow } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, at: 2026-03-04 25:00 } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, call: { clid: 0541111111 } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, call: { cli: \"0541111111\" } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, call: { route_timeout: 0s } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, each: [] } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, each: { csv: a.csv } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, expect: { priority: 10 } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, expect: { lookup: late } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, expect: { flags: [late] } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, expect: { source: 0 } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, expect: { stale: old } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, shares: { flags: {} } } ] }",
        "{ rules: rules.yaml, cases: [ { name: a, shares: { queue: { vip: 0.3 } } } ] }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: {} } }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: { row: none, fail: down } } }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: { row: [12, 1] } } }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: { fail: late } } }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: { row: none, after: 1 } } }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: { row: none, source: 0 } } }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: { cached: {} } } }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: { cached: { row: none } } } }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: { cached: { age: 1h } } } }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: { cached: { age: 1h, row: none, rows: [] } } } }",
        "{ rules: rules.yaml, cases: [], lookups: { crm: { row: none, fail: down, cached: { age: 1h, row: none } } } }",
    ]

    @Test func `a fixture file with a fault in its structure is refused`() throws {
        let documents = try Self.badFixtures.map { try #require(Composed($0).root).json }
        for (text, verdict) in zip(Self.badFixtures, try SchemaJudge.verdicts(on: documents, by: .fixtures)) {
            #expect(verdict != nil, "\(text)")
        }
    }
}

extension BadFile {
    /// Whether it is YAML, so that there is something to judge.
    fileprivate var isReadable: Bool {
        get throws {
            let findings = Findings()
            let file = try #require(SourceFile.read(path, into: findings))
            return YAMLNode(file, into: findings) != nil
        }
    }

    /// All that is wrong stands in included files and lists.
    fileprivate var isFaultElsewhere: Bool {
        get throws {
            try expected.split(separator: "\n").filter { !$0.hasPrefix(" ") }.allSatisfy { $0.hasPrefix("parts/") }
        }
    }
}
