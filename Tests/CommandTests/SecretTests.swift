import Foundation
import Testing

/// A password in the environment is in no output of any command, whatever goes wrong.
struct SecretTests {
    private static let canary = "c4n4ry-Pa55word"

    private static let commands = [
        "check rules.yaml", "check --live rules.yaml", "check --live rules.yaml --format json",
        "check --live rules.yaml --format sarif", "check --live rules.yaml --format github", "test fixtures.yaml",
        "test failing.yaml --format junit", "route --rules rules.yaml --dnis 1700500 --clid 0541111111",
        "route --rules rules.yaml --dnis 1700500 --clid 0541111111 --format json",
        "explain --rules rules.yaml --dnis 1700500 --clid 0541111111",
        "explain --rules rules.yaml --dnis 1700500 --clid 0541111111 --format json",
        "replay --rules rules.yaml --input calls.csv --lookups live",
        "replay --rules rules.yaml --input calls.csv --lookups off", "lookup describe crm --rules rules.yaml",
        "lookup try crm --rules rules.yaml --clid 0541111111",
    ]

    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    /// Strings that go wrong in every way a string can: the driver, its name, the server, the string itself.
    @Test(arguments: [
        "Driver={SQLite3};Database=lost.db;Uid=router;Pwd=\(canary)",
        "Driver={Lost};Server=127.0.0.1;Uid=router;Pwd=\(canary)",
        "Driver={PostgreSQL Unicode};Server=127.0.0.1;Port=1;Database=crm;Uid=router;Pwd=\(canary)",
        "Driver={MariaDB Unicode};Server=127.0.0.1;Port=1;Database=crm;Uid=router;Pwd={\(canary)}",
        "Driver={FreeTDS};Server=127.0.0.1;Port=1;Database=crm;UID=router;PWD={\(canary)}",
        "DSN=Lost;Uid=router;Pwd=\(canary)",
        "\(canary)",
        "Pwd={\(canary)", "Pwd={\(canary)}x;Driver=x", "\(canary);Driver={SQLite3}", "Uid=x;{\(canary)}=y",
        "Driver={SQLite3};Database=lost.db;\(canary)",
        "Driver={SQLite3};Database=lost.db;pqopt={password=\(canary)}",
    ])
    func `a connection string that fails gives no password away`(string: String) throws {
        for command in Self.commands {
            let finished = try workspace.callsteer(
                command.split(separator: " ").map(String.init), environment: ["CRM_ODBC": string])
            #expect(!finished.everything.contains(Self.canary), "\(command): \(finished.everything)")
        }
    }

    @Test func `a server that refuses the password gives it to nobody`() throws {
        for name in ["CALLSTEER_TEST_POSTGRESQL", "CALLSTEER_TEST_MARIADB"] {
            guard let string = ProcessInfo.processInfo.environment[name],
                let end = string.range(of: "Pwd=", options: .caseInsensitive)
            else { continue }
            let wrong = string[..<end.upperBound] + Self.canary
            for command in Self.commands {
                let finished = try workspace.callsteer(
                    command.split(separator: " ").map(String.init), environment: ["CRM_ODBC": String(wrong)])
                #expect(!finished.everything.contains(Self.canary), "\(command)")
                if command == "check --live rules.yaml" {
                    #expect(finished.status == 1)
                    #expect(finished.output.contains("check Uid and Pwd in the connection string"))
                }
            }
        }
    }

    @Test func `a database that answers gives no password away either`() throws {
        let string = try #require(try workspace.makeCRM()["CRM_ODBC"]) + ";Pwd=\(Self.canary)"
        for command in Self.commands {
            let finished = try workspace.callsteer(
                command.split(separator: " ").map(String.init), environment: ["CRM_ODBC": string])
            #expect(!finished.everything.contains(Self.canary), "\(command)")
        }
    }

    @Test func `a password in the rule file itself is not quoted in a finding`() throws {
        let rules = try workspace.read("rules.yaml")
        for string in [
            "Driver={Lost};Pwd=\(Self.canary)", "Driver={SQLite3};Database=lost.db;Pwd=\(Self.canary)",
            "Pwd={\(Self.canary)",
        ] {
            try workspace.write(rules.replacing("${CRM_ODBC}", with: "\"\(string)\""), to: "rules.yaml")
            for command in Self.commands {
                let finished = try workspace.callsteer(command.split(separator: " ").map(String.init))
                #expect(!finished.everything.contains(Self.canary), "\(command): \(finished.everything)")
            }
        }
    }
}
