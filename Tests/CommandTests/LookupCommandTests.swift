import Testing

struct LookupCommandTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `a lookup is tried for one caller`() throws {
        let environment = try workspace.makeCRM()
        let found = try workspace.callsteer(
            ["lookup", "try", "crm", "--rules", "rules.yaml", "--clid", "054-111-1111"], environment: environment)
        #expect(found.lines.count == 2)
        #expect(found.lines.first?.hasPrefix("lookup crm: found, 1 row, ") == true)
        #expect(
            found.lines.first?.hasSuffix(" (asked 0541111111, +972541111111, 054-111-1111; hit 0541111111)") == true)
        #expect(found.lines.last == "   queue 12, priority 1, attach 'כהן דוד'")
        let none = try workspace.callsteer(
            ["lookup", "try", "crm", "--rules", "rules.yaml", "--clid", "anonymous"], environment: environment)
        #expect(none.output.hasPrefix("lookup crm: no_row"))
        #expect(none.status == 0)
    }

    @Test func `a lookup is described`() throws {
        let finished = try workspace.callsteer(
            ["lookup", "describe", "crm", "--rules", "rules.yaml"], environment: try workspace.makeCRM())
        #expect(finished.lines.first == "lookup      crm")
        #expect(finished.output.contains("where phone_number = ?"))
        #expect(finished.errors.isEmpty)
    }

    @Test func `a misspelt lookup is told with the one that was meant`() throws {
        let finished = try workspace.callsteer("lookup", "describe", "cmr", "--rules", "rules.yaml")
        #expect(finished.errors == "callsteer: rules.yaml declares no lookup 'cmr'; did you mean 'crm'?\n")
        let other = try workspace.callsteer("lookup", "describe", "customers", "--rules", "rules.yaml")
        #expect(other.errors == "callsteer: rules.yaml declares no lookup 'customers'; it declares crm\n")
    }

    /// What is missing, and what the message must say to mend it.
    @Test(arguments: [
        ("Driver={Lost};Database=crm.db", ["odbcinst -q -d"]),
        ("LostSource", ["odbcinst -q -s"]),
        ("Driver={SQLite3};Database=lost/crm.db", ["the file must exist"]),
        ("Driver={SQLite3};Database=rules.yaml", []),
        ("Driver={SQLite3", ["this is no connection string", "Key=Value;Key=Value"]),
        ("  ", ["there is no connection string here"]),
    ])
    func `a database that cannot be reached is told at its place, with a way to mend it`(
        string: String, words: [String]
    ) throws {
        let environment = ["CRM_ODBC": string]
        let commands = [
            ["lookup", "describe", "crm", "--rules", "rules.yaml"], ["check", "--live", "rules.yaml"],
            ["replay", "--rules", "rules.yaml", "--input", "calls.csv", "--lookups", "live"],
        ]
        for command in commands {
            let finished = try workspace.callsteer(command, environment: environment)
            #expect([1, 2].contains(finished.status))
            #expect(finished.everything.contains("rules.yaml:7:11: error["), "\(command): \(finished.everything)")
            for word in words { #expect(finished.everything.contains(word), "\(command): \(finished.everything)") }
        }
    }

    @Test(arguments: [
        ("from Customers", "from Custommers", "no such table: Custommers"),
        ("phone_number = ", "phone = ", "no such column: phone"),
        ("select QUEUE_CODE", "select QUEUE_KODE", "no such column: QUEUE_KODE"),
    ])
    func `a statement that does not fit the database is told with the database's words`(
        part: String, slip: String, words: String
    ) throws {
        let environment = try workspace.makeCRM()
        try workspace.write(try workspace.read("rules.yaml").replacing(part, with: slip), to: "rules.yaml")
        let finished = try workspace.callsteer(
            ["lookup", "describe", "crm", "--rules", "rules.yaml"], environment: environment)
        #expect(finished.status == 2)
        #expect(finished.errors.contains(words), "\(finished.errors)")
    }
}
