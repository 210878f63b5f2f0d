import TestSupport
import Testing

@testable import RuleFiles

/// What `${…}` stands for in a connection string is a password as often as not.
struct SecretTests {
    private static let canary = "c4n4ry-7f3e"
    private static let environment = [
        "CRM": "Driver={PostgreSQL Unicode};Server=\(canary)-server;UID=\(canary);PWD=\(canary)",
        "PASSWORD": canary,
        "BROKEN": "Driver={\(canary);PWD",
        "\(canary)": canary,
    ]

    private static let connections = [
        "${CRM}", "Driver={SQLite3};Database=x;PWD=${PASSWORD}", "${BROKEN}", "${PASSWORD}",
        "DSN=${PASSWORD};${BROKEN}",
    ]

    private static let statements = [
        "select Q from C where N = $CLID", "select Q from C where N = $ANI", "select \"$CLID\" from C; drop table C",
        "select 'x\\' from C where N = $CLID",
    ]

    @Test(arguments: connections, statements)
    func `a value of the environment is in no finding and no description`(connection: String, sql: String) throws {
        let text =
            Desk.head
                + """
                lookups:
                  crm:
                    odbc: '\(connection)'
                    sql: |
                      \(sql)
                rules: [ { id: it, lookup: crm, route: { queue: vip } } ]

                """
        let reading = try Reading(text, environment: Self.environment)
        var shown = [reading.listing, String(reflecting: reading.findings.sorted)]
        let summary = reading.findings.summary()
        shown.append(TextRenderer(isColored: true).render(summary))
        shown.append(JSONRenderer().render(summary))
        shown.append(SARIFRenderer(toolVersion: "1").render(summary))
        shown.append(GitHubRenderer().render(summary))
        shown.append(dumped(reading.ruleFile))
        shown.append(String(describing: reading.ruleFile))
        shown.append(String(reflecting: reading.ruleFile?.lookups))
        for (index, text) in shown.enumerated() { #expect(!text.contains(Self.canary), "\(index): \(text)") }
    }

    @Test(arguments: connections)
    func `why a connection string cannot be used is told without it`(connection: String) throws {
        let place = SourceRange(SourceFile(path: "rules.yaml", text: ""), line: 1, column: 1)
        let text = try ConnectionText(connection, at: place)
        #expect(!dumped(text).contains(Self.canary))
        do throws(ConnectionText.Problem) {
            let resolved = try text.resolved(in: Self.environment)
            #expect(!dumped(resolved).contains("PWD=\(Self.canary)"))
            #expect(!String(describing: resolved).contains("PWD=\(Self.canary)"))
        } catch {
            #expect(!dumped(error).contains(Self.canary))
            #expect(!error.words.message.contains(Self.canary))
            #expect(!error.words.help.contains(Self.canary))
        }
    }

    private func dumped(_ value: some Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }
}
