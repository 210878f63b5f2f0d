import Lookups
import Routing
import RuleFiles
import Testing
import Workbench

/// The databases behind a rule file: opened, asked, described.
struct LiveLookupsTests {
    @Test func `a lookup is asked about a call whatever the rules would ask`() async throws {
        let project = try Project.bankWithCRM()
        let rules = try project.rules()
        let live = try #require(
            await LiveLookups.open(rules, environment: project.environment, into: Findings()))
        var reader = rules.callReader()
        let answer = await live.answer(
            lookup: 0, to: reader.call(dnis: "", clid: "054-111-1111"), within: 5000)
        #expect(answer.outcome == .found)
        #expect(answer.asked == ["0541111111", "+972541111111", "054-111-1111"])
        #expect(answer.hit == "+972541111111")
        let lines = LookupAnswerText(rules: rules.ruleSet).lines(answer, lookup: 0)
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("lookup crm: found, 1 row, "))
        #expect(lines[1] == "   queue 12, priority 1, attach 'כהן דוד', agent 'noa'")
    }

    @Test func `without a variable only the lookups that need it fail, unless that is to be an error`() async throws {
        let project = try Project.bank()
        let rules = try project.rules()
        let warnings = Findings()
        let live = try #require(await LiveLookups.open(rules, environment: [:], into: warnings))
        #expect(warnings.sorted.map(\.severity) == [.warning, .warning])
        var reader = rules.callReader()
        let answer = await live.answer(lookup: 0, to: reader.call(dnis: "", clid: "0541111111"), within: 1000)
        #expect(answer.outcome == .sqlError)
        #expect(answer.detail == "the environment variable CRM_ODBC is not set")

        let findings = Findings()
        #expect(await LiveLookups.open(rules, environment: [:], severity: .error, into: findings) == nil)
        #expect(findings.sorted.map(\.code) == ["bad-connection", "bad-connection"])
        #expect(findings.sorted.map(\.range?.line) == [16, 21])
        #expect(findings.sorted.first?.message == "lookup 'crm': the environment variable CRM_ODBC is not set")
        #expect(findings.sorted.first?.help?.contains("export CRM_ODBC=") == true)
    }

    @Test func `a database that cannot be asked is a finding of the severity asked for, at its connection`()
        async throws
    {
        var project = try Project.bank()
        project.environment["CRM_ODBC"] = "Driver={SQLite3};Database=\(project.path("lost.db"))"
        for severity in [Diagnostic.Severity.warning, .error] {
            let findings = Findings()
            let live = await LiveLookups.open(
                try project.rules(), environment: project.environment, severity: severity, into: findings)
            #expect((live != nil) == (severity == .warning))
            #expect(findings.sorted.map(\.severity) == [severity, severity])
            #expect(findings.sorted.map(\.code) == ["database-down", "database-down"])
            #expect(findings.sorted.map(\.range?.line) == [16, 21])
        }
    }

    @Test func `a statement that does not fit the database is found before the first call`() async throws {
        var project = try Project.bank()
        project.environment["CRM_ODBC"] = try SQLiteFile.make(
            "crm.db", in: project,
            by: "create table Customers (phone_number text, QUEUE_CODE int, PRIORITY int, ATTACHDATA text);")
        let findings = Findings()
        _ = await LiveLookups.open(try project.rules(), environment: project.environment, into: findings)
        #expect(findings.sorted.map(\.code) == ["database-sql-error", "database-sql-error"])
        #expect(findings.sorted[0].message.contains("AGENT"))
        #expect(findings.sorted[1].message.contains("no such table: Branches"))
    }

    @Test func `a description tells database, driver, statement, parameters and spellings`() async throws {
        let project = try Project.bankWithCRM()
        let source = try project.rules().lookups[0].sources[0]
        let description = try await source.described(in: project.environment).get()
        let facts = Dictionary(
            description.lines.map { line in
                let parts = line.split(separator: " ", maxSplits: 1)
                return (String(parts[0]), parts.count > 1 ? parts[1].drop { $0 == " " } : "")
            }, uniquingKeysWith: { first, _ in first })
        #expect(facts["lookup"] == "crm")
        #expect(facts["database"]?.hasPrefix("SQLite") == true)
        #expect(facts["statement"]?.hasSuffix("from Customers where phone_number = ?") == true)
        #expect(facts["parameter"]?.hasPrefix("1 $CLID") == true)
        #expect(facts["spellings"]?.hasPrefix("all in one statement: ") == true)
        #expect(facts["trial"] == "no_row")
    }

    @Test func `what cannot be described says why`() async throws {
        var project = try Project.bank()
        project.environment["CRM_ODBC"] = "Driver={SQLite3};Database=\(project.path("lost.db"))"
        let source = try project.rules().lookups[1].sources[0]
        let finding = try await #require(throws: RuleFiles.Diagnostic.self) {
            try await source.described(in: project.environment).get()
        }
        #expect(finding.code == "database-down")
        #expect(finding.range?.line == 21)
        #expect(finding.help != nil)
    }
}
