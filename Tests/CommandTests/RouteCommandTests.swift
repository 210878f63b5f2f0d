import Foundation
import Testing

/// `route` and `explain`.
struct RouteCommandTests {
    private let workspace: Workspace
    private static let wednesday = ["--at", "2026-03-04 10:00"]

    init() throws { workspace = try Workspace() }

    private func route(
        _ arguments: String..., as command: String = "route", environment: [String: String] = [:]
    ) throws -> Finished {
        try workspace.callsteer(
            [command, "--rules", "rules.yaml"] + arguments + Self.wednesday, environment: environment)
    }

    @Test func `a call without a lookup needs no database`() throws {
        let finished = try route("--dnis", "1800", "--clid", "0541111111")
        #expect(finished.output == "extension 9009\nby rule press (line 12)\n")
        #expect(finished.errors.isEmpty)
        #expect(finished.status == 0)
    }

    @Test func `a call is decided by the row of the real database`() throws {
        let environment = try workspace.makeCRM()
        let finished = try route("--dnis", "1700500", "--clid", "+972 (0)54 1111111", environment: environment)
        #expect(
            finished.output
                == "queue vip (12)   priority 1   attach \"כהן דוד\"\nby rule known (line 13); lookup crm: found\n")
        #expect(finished.errors.isEmpty)
        let other = try route("--dnis", "1700500", "--clid", "0549999999", environment: environment)
        #expect(other.output == "queue service (10)   priority 5\nby rule ordinary (line 18); lookup crm: no_row\n")
    }

    @Test(arguments: ["route", "explain"])
    func `an absent database is told, and the call is decided as live`(command: String) throws {
        let environment = ["CRM_ODBC": "Driver={SQLite3};Database=\(workspace.path("lost.db"))"]
        let finished = try route("--dnis", "1700500", "--clid", "0541111111", as: command, environment: environment)
        #expect(finished.status == 2)
        #expect(finished.output.contains("queue service (10)   priority 4"))
        #expect(finished.output.contains("rule known (line 13), on_failure; lookup crm: down"))
        #expect(finished.errors.contains("rules.yaml:7:11: warning[database-down]: lookup 'crm': "))
        #expect(finished.errors.contains("check the path in Database=; the file must exist"))
        #expect(
            finished.errors.hasSuffix("callsteer: lookup 'crm' failed (down), and the call was decided without it\n"))
    }

    @Test func `a variable that is not set is told with an example`() throws {
        let finished = try route("--dnis", "1700500", "--clid", "0541111111")
        #expect(finished.status == 2)
        #expect(finished.output.contains("lookup crm: sql_error"))
        #expect(
            finished.errors.contains(
                "rules.yaml:7:11: warning[bad-connection]: lookup 'crm': the environment variable CRM_ODBC is not set; export CRM_ODBC="
            ))
    }

    @Test func `JSON is one document on standard output`() throws {
        for command in ["route", "explain"] {
            let finished = try route("--dnis", "1800", "--clid", "", "--id", "7", "--format", "json", as: command)
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(finished.output.utf8)) as? [String: Any])
            #expect(document["rule"] as? String == "press")
            #expect((document["call"] as? [String: Any])?["id"] as? String == "7")
            #expect(document["at"] as? String == "2026-03-04T08:00:00.000Z")
            #expect((document["trace"] != nil) == (command == "explain"))
        }
    }

    @Test func `the same call makes the same bytes`() throws {
        let first = try route("--dnis", "1800", "--clid", "0541111111", as: "explain")
        #expect(try route("--dnis", "1800", "--clid", "0541111111", as: "explain").output == first.output)
    }

    @Test func `without a time the call comes now`() throws {
        let finished = try workspace.callsteer(
            "explain", "--rules", "rules.yaml", "--dnis", "1800", "--clid", "1", "--format", "json")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(finished.output.utf8)) as? [String: Any])
        let text = try #require(document["at"] as? String)
        let at = try Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        #expect(abs(at.timeIntervalSinceNow) < 60)
    }

    @Test func `explain shows the rules after the deciding one where that is asked for`() throws {
        let some = try route("--dnis", "1800", "--clid", "1", as: "explain")
        #expect(!some.output.contains("ordinary"))
        let all = try route("--dnis", "1800", "--clid", "1", "--all", as: "explain")
        #expect(all.output.contains("  ordinary"))
    }

    @Test func `a switch that waits less than the margin gets its answer without a lookup`() throws {
        let environment = try workspace.makeCRM()
        let finished = try route(
            "--dnis", "1700500", "--clid", "0541111111", "--route-timeout", "300ms", environment: environment)
        #expect(finished.output.contains("priority 4"))
        #expect(finished.output.contains("lookup crm: timeout"))
    }
}
