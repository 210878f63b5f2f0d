import Foundation
import TestSupport
import Testing

@testable import RuleFiles

struct DocumentationTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("phone,reason\n0529876543,threats\n", to: "lists/blocked.csv")
        try folder.write("clid\n0541111113\n", to: "callers.csv")
        try folder.write("dnis,queue,attach.line\n1700*,vip,vip\n1800*|1801*,service,\n", to: "tables/lines.csv")
    }

    @Test(arguments: DocumentedExample.all(of: "yaml rules"))
    func `an example of rules is read without a finding`(example: DocumentedExample) throws {
        let complete = try #require(DocumentedExample.all(of: "yaml rules").first)
        let text = example.line == complete.line ? example.text : example.completed(by: complete)
        let reading = Reading(at: try folder.write(text, to: "rules.yaml"))
        #expect(reading.listing == "")
        #expect(reading.ruleFile != nil)
    }

    @Test(arguments: DocumentedExample.all(of: "yaml fixtures"))
    func `an example of fixtures is read without a finding`(example: DocumentedExample) throws {
        try folder.write(try #require(DocumentedExample.all(of: "yaml rules").first).text, to: "rules.yaml")
        let findings = Findings()
        var cache = RuleFileCache()
        let path = try folder.write(example.text, to: "fixtures.yaml")
        let fixture = Fixture.read(path, environment: [:], rules: &cache, into: findings)
        #expect(findings.sorted.map(\.sentence) == [])
        #expect(fixture?.cases.isEmpty == false)
    }

    @Test func `every example in YAML says what it is an example of`() {
        let kinds = DocumentedExample.all.map(\.kind)
        #expect(Set(kinds) == ["yaml rules", "yaml fixtures", ""])
        #expect(kinds.count { $0 == "yaml rules" } > 10)
        #expect(kinds.contains("yaml fixtures"))
    }

    @Test(.enabled(if: SchemaJudge.isAvailable, "needs python3-jsonschema"))
    func `every example conforms to its schema`() throws {
        for (kind, schema) in [("yaml rules", RuleFileSchema.rules), ("yaml fixtures", .fixtures)] {
            let examples = DocumentedExample.all(of: kind)
            let verdicts = try SchemaJudge.verdicts(
                on: examples.map { try #require(Composed($0.text).root).json }, by: schema)
            for (example, verdict) in zip(examples, verdicts) { #expect(verdict == nil, "line \(example.line)") }
        }
    }

    /// Between the backquotes of a table or a text, or at the head of a line of an example.
    @Test func `the pages tell of every key of the schemas`() throws {
        let others = try ["scenarios", "operations", "ctips"].map {
            try String(contentsOfFile: PackageRoot.path("docs/\($0).md"), encoding: .utf8)
        }
        let text = DocumentedExample.page + others.joined()
        for schema in RuleFileSchema.allCases {
            for key in schema.keys {
                let isTold = ["`\(key)`", "`\(key): ", "`{ \(key): ", "deadline.\(key)`"].contains { text.contains($0) }
                #expect(isTold, "\(schema.rawValue): \(key)")
            }
        }
    }
}
