import Foundation
import Lookups
import Routing
import TestSupport
import Testing

@testable import RuleFiles

/// 3,000 damaged copies of the example, in thirty cases.
struct RuleFileFuzzTests {
    private let folder: TemporaryFolder
    private let mutation: Mutation

    init() throws {
        folder = try TemporaryFolder()
        let text = try String(contentsOfFile: PackageRoot.path("examples/vip/rules.yaml"), encoding: .utf8)
        let list = try String(contentsOfFile: PackageRoot.path("examples/vip/lists/blocked.csv"), encoding: .utf8)
        try folder.write(list, to: "lists/blocked.csv")
        // The tables of a zone and of all countries take longer to load than all the rest, and are not under test.
        let light = text.replacing("timezone: Asia/Jerusalem\n", with: "").replacing("{ country: IL }", with: "raw")
        mutation = Mutation(of: light)
    }

    @Test(arguments: 0..<30) func `no damage to a rule file brings the reader down`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let reading = try read(mutation.text(&random))
            // Either there is a rule file or there is a reason.
            #expect((reading.ruleFile == nil) == reading.findings.hasErrors)
            #expect(TextRenderer().render(reading.findings.summary()).isEmpty == reading.listing.isEmpty)
            for finding in reading.findings.sorted { try checkPlace(of: finding) }
            if let ruleFile = reading.ruleFile { decideSomeCalls(ruleFile) }
        }
    }

    /// An editor must not underline what `check` finds sound.
    @Test(.enabled(if: SchemaJudge.isAvailable, "needs python3-jsonschema"))
    func `what the reader takes the schema takes`() throws {
        var random = SplitMix64(seed: 2026)
        var documents: [String] = []
        while documents.count < 200 {
            guard let ruleFile = try read(mutation.text(&random)).ruleFile else { continue }
            documents.append(try #require(YAMLNode(ruleFile.source, into: Findings())).json)
        }
        for (document, verdict) in zip(documents, try SchemaJudge.verdicts(on: documents, by: .rules)) {
            #expect(verdict == nil, "\(document)")
        }
    }

    private func read(_ text: String) throws -> Reading {
        let path = folder.path("rules.yaml")
        try #require(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
        return Reading(at: path)
    }

    private func checkPlace(of finding: Diagnostic) throws {
        let range = try #require(finding.range, "\(finding.sentence)")
        #expect(range.file.line(range.line) != nil, "\(finding.sentence)")
    }

    private func decideSomeCalls(_ ruleFile: RuleFile) {
        var reader = ruleFile.callReader()
        for (dnis, clid) in [("1700500", "0541111111"), ("1700600", ""), ("1800300", "+15411111111")] {
            let call = reader.call(dnis: dnis, clid: clid, attach: .text("lang=ru"))
            let record = ruleFile.ruleSet.decide(call, at: Moment(milliseconds: 1_772_611_200_000)) { _ in .noRow() }
            #expect(record.decision.destination != .default)
        }
    }
}
