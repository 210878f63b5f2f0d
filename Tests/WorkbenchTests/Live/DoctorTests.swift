import Foundation
import RuleFiles
import Testing
import Workbench

struct DoctorTests {
    @Test func `a healthy lookup is found healthy, down to an answer`() async throws {
        let project = try Project.bankWithCRM()
        let observations = await Doctor(try project.rules(), environment: project.environment).observations()
        #expect(observations.allSatisfy { $0.state == .ok && $0.advice == nil })
        #expect(observations.count { $0.text.hasPrefix("crm: answers (no_row") } == 1)
        #expect(observations.count { $0.text.hasPrefix("branches: answers (no_row") } == 1)
    }

    @Test(arguments: [
        ("Driver={Nope};Database=x", "Can't open lib", "apt-get install"),
        ("Driver={SQLite3};Database=/nowhere/crm.db", "/nowhere/crm.db", "the file must exist"),
        ("no_such_source", "Data source name not found", "odbcinst -q -s"),
        ("Driver={FreeTDS};Server=127.0.0.1;Port=1;UID=a;PWD=b", "Unable to connect", "is the server running"),
    ])
    func `what is wrong is named, with what to do`(string: String, words: String, advice: String) async throws {
        var project = try Project.bank()
        project.environment["CRM_ODBC"] = string
        let observations = await Doctor(try project.rules(), environment: project.environment).observations()
        let failures = observations.filter { $0.state == .failure }
        #expect(failures.count == 2, "one for each lookup")
        for failure in failures {
            #expect(failure.text.contains(words) || words.hasPrefix("/"))
            #expect(failure.advice?.contains(advice) == true)
        }
    }

    @Test func `an environment without the string is told, and the rest is looked at all the same`() async throws {
        var project = try Project.bank()
        project.environment["CRM_ODBC"] = nil
        let observations = await Doctor(try project.rules(), environment: project.environment).observations()
        #expect(observations.first?.state == .ok, "the driver manager")
        let failures = observations.filter { $0.state == .failure }
        #expect(failures.count == 2)
        #expect(failures.allSatisfy { $0.text.contains("CRM_ODBC") })
    }

    @Test(
        .enabled(if: ProcedureDDLTests.Server.mariaDB.string != nil),
        arguments: ProcedureDDLTests.Server.available)
    func `a procedure that is not there is found out`(server: ProcedureDDLTests.Server) async throws {
        var project = try Project([
            "rules.yaml": """
            version: 1
            timezone: UTC
            queues: { vip: { code: 12 } }
            lookups:
              crm: { odbc: "${CRM_ODBC}", procedure: NO_SUCH_PROCEDURE }
            rules:
              - { id: vip, dnis: "1700500", lookup: crm, route: { queue: vip } }
            default: { switch: true }
            """
        ])
        project.environment["CRM_ODBC"] = server.string
        let observations = await Doctor(try project.rules(), environment: project.environment).observations()
        let failure = try #require(observations.first { $0.state == .failure })
        #expect(failure.text.contains("NO_SUCH_PROCEDURE"))
        #expect(failure.advice?.contains("--ddl") == true)
        #expect(observations.allSatisfy { !$0.text.contains(Self.password(in: server.string ?? "")) }, "no secret")
    }

    private static func password(in string: String) -> String {
        String(string.split(separator: "Pwd=").last?.dropFirst().prefix(6) ?? "")
    }
}
