import Foundation
import Testing

struct DiffCommandTests {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        let rules = try workspace.read("rules.yaml")
        try workspace.write(rules.replacing("\"1700500\"", with: "\"1700501\""), to: "moved.yaml")
        try workspace.write("# The same.\n" + rules.replacing("id: press", with: "id: media"), to: "same.yaml")
    }

    @Test func `what is routed differently is shown with a call`() throws {
        let finished = try workspace.callsteer("diff", "rules.yaml", "moved.yaml", "--at", "2026-03-04 10:00")
        #expect(finished.status == 0)
        #expect(finished.lines.first?.hasSuffix("changes of routing, the worst first") == true)
        #expect(finished.lines.contains("  - queue service, priority 5   by rule ordinary"))
        #expect(finished.lines.contains("  + queue service, priority 4   by rule known"))
        #expect(
            finished.output.contains("such as dnis 1700501, clid 0541111111, Wed 2026-03-04 10:00:00, lookup crm down"))
    }

    @Test func `the exit code tells of changes where that is asked for`() throws {
        #expect(try workspace.callsteer("diff", "rules.yaml", "moved.yaml", "--detailed-exitcode").status == 3)
        let same = try workspace.callsteer("diff", "rules.yaml", "same.yaml", "--detailed-exitcode")
        #expect(same.status == 0)
        #expect(same.output == "no kind of call is routed differently\n")
    }

    @Test func `recorded calls are decided by both and counted`() throws {
        try workspace.write(
            try workspace.read("rules.yaml").replacing("extension: \"9009\"", with: "busy: true"), to: "busy.yaml")
        let finished = try workspace.callsteer("diff", "rules.yaml", "busy.yaml", "--calls", "calls.csv")
        #expect(finished.lines.contains("1 of 3 recorded calls are routed differently"))
        #expect(finished.lines.contains("1 call: no longer served"))
    }

    @Test func `the document for programs is JSON`() throws {
        let finished = try workspace.callsteer(
            "diff", "rules.yaml", "moved.yaml", "--format", "json", "--calls", "calls.csv")
        let document = try JSONSerialization.jsonObject(with: Data(finished.output.utf8)) as? [String: Any]
        #expect(document?["schemaVersion"] as? Int == 1)
        #expect(document?["isComplete"] as? Bool == true)
        #expect((document?["changes"] as? [Any])?.isEmpty == false)
        #expect((document?["calls"] as? [String: Any])?["decided"] as? Int == 3)
    }
}
