import Foundation
import Testing

struct ImportCommandTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace(copying: ["examples"]) }

    @Test(arguments: [["csv", "examples/import/table.csv"], ["twilio", "examples/import/workflow.json"]])
    func `what is imported is accepted by check`(source: [String]) throws {
        let imported = try workspace.callsteer(["import"] + source + ["--output", "imported.yaml"])
        #expect(imported.status == 0, "\(imported.everything)")
        let checked = try workspace.callsteer(
            "check", "imported.yaml", "--fail-level", "warning", "--at", "2026-03-04 10:00")
        #expect(checked.status == 0 || checked.output.contains("no-country"), "\(checked.everything)")
        #expect(try workspace.callsteer("fmt", "--check", "imported.yaml").status == 0)
    }

    @Test func `an existing file is not overwritten`() throws {
        try workspace.write("mine\n", to: "mine.yaml")
        let finished = try workspace.callsteer("import", "csv", "examples/import/table.csv", "--output", "mine.yaml")
        #expect(finished.status == 2)
        #expect(try workspace.read("mine.yaml") == "mine\n")
    }

    @Test func `a table that cannot be read is reported by its lines`() throws {
        try workspace.write("dnis,queue\nabc,vip\n", to: "bad.csv")
        let finished = try workspace.callsteer("import", "csv", "bad.csv")
        #expect(finished.status == 2)
        #expect(finished.errors.hasPrefix("bad.csv:2:1: error[bad-number]"))
        #expect(finished.output.isEmpty)
    }
}
