import Foundation
import Testing

@testable import RuleFiles
@testable import Workbench

/// What is advised for the words in which drivers refuse.
struct ConnectionAdviceTests {
    // The words are the drivers' own: unixODBC 2.3, psqlODBC 13, MariaDB Connector/ODBC 3.1, FreeTDS 1.3, SQLite ODBC 0.9.
    @Test(arguments: [
        ("01000 (0): [unixODBC][Driver Manager]Can't open lib 'libtdsodbc.so' : file not found", "install the driver"),
        (
            "IM002 (0): [unixODBC][Driver Manager]Data source name not found and no default driver specified",
            "odbcinst -q -s"
        ),
        ("08001 (101): FATAL:  password authentication failed for user \"calls\"", "Uid and Pwd"),
        ("HY000 (1045): [ma-3.1.15]Access denied for user 'calls'@'localhost' (using password: YES)", "Uid and Pwd"),
        ("28000 (18456): [FreeTDS][SQL Server]Login failed for user 'calls'.", "Uid and Pwd"),
        ("42P01 (1): ERROR: relation \"customers\" does not exist", "names in the statement"),
        ("42S02 (1146): [ma-3.1.15]Table 'crm.customers' doesn't exist", "names in the statement"),
        ("HY000 (1): [SQLite]no such table: Customers (1)", "table's name"),
        ("HY000 (1): [SQLite]no such column: PHONE (1)", "column's name"),
        ("HY000 (0): [SQLite]connect failed", "the file must exist"),
        ("08001 (101): connection to server at \"127.0.0.1\", port 1 failed: Connection refused", "server running"),
        ("HY000 (2002): [ma-3.1.15]Can't connect to server on '127.0.0.1' (115)", "server running"),
    ])
    func `known words come with a remedy`(detail: String, advice: String) {
        #expect(ConnectionAdvice(detail: detail).text?.contains(advice) == true)
    }

    @Test func `unknown words must do by themselves`() {
        #expect(ConnectionAdvice(detail: "HY000 (0): something else").text == nil)
    }

    @Test func `what the SQLite driver really says is among the known words`() async throws {
        for string in ["Driver={SQLite3};Database=/nowhere/at/all.db", "Driver={None};Uid=x", "NoSuchSource"] {
            var project = try Project.bank()
            project.environment["CRM_ODBC"] = string
            let findings = Findings()
            _ = await LiveLookups.open(try project.rules(), environment: project.environment, into: findings)
            #expect(findings.sorted.count == 2, "\(string)")
            for finding in findings.sorted { #expect(finding.help != nil, "\(finding.message)") }
        }
    }
}
