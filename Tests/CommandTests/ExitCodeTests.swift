import Testing

/// The exit codes of every command: 0 ok, 1 what was checked failed, 2 could not run, 3 changes that were asked for,
/// 4 no test ran, 64 wrong usage.
struct ExitCodeTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let call = "--dnis 1700510 --clid 0541111111"

    @Test(arguments: [
        "--help", "version", "check --help", "schema rules", "schema fixtures", "check rules.yaml",
        "check rules.yaml fixtures.yaml", "check warned-rules.yaml", "test fixtures.yaml",
        "test fixtures.yaml --min-coverage 66", "test failing.yaml --run third", "route --rules rules.yaml \(call)",
        "explain --rules rules.yaml \(call) --all", "replay --rules rules.yaml --input calls.csv",
        "replay --rules rules.yaml --input calls.csv --output decisions.csv", "init new",
        "diff rules.yaml rules.yaml --detailed-exitcode", "diff rules.yaml warned-rules.yaml",
        "explain --rules rules.yaml \(call) --why-not press", "fmt rules.yaml", "test fixtures.yaml --mutate",
    ])
    func `what goes well answers 0`(command: String) throws {
        let finished = try workspace.callsteer(command.split(separator: " ").map(String.init))
        #expect(finished.status == 0, "\(finished.everything)")
    }

    @Test(arguments: [
        "check bad-rules.yaml", "check no-yaml.yaml", "check bad-fixtures.yaml", "check rules.yaml bad-rules.yaml",
        "check warned-rules.yaml --fail-level warning", "test failing.yaml",
        "test fixtures.yaml failing.yaml", "test fixtures.yaml --min-coverage 67",
        "test fixtures.yaml --min-noticed 100",
        "replay --rules rules.yaml --input void.csv", "replay --rules rules.yaml --input void.csv --quiet",
    ])
    func `what was checked and failed answers 1`(command: String) throws {
        let finished = try workspace.callsteer(command.split(separator: " ").map(String.init))
        #expect(finished.status == 1, "\(finished.everything)")
    }

    @Test(arguments: [
        "check rules.yaml --live", "check lost.yaml", "check .", "check rules.yaml lost.yaml",
        "check rules.yaml --output json=lost/report.json",
        "test bad-fixtures.yaml", "test lost.yaml", "test .", "test fixtures.yaml --output junit=lost/report.xml",
        "route --rules lost.yaml \(call)", "route --rules bad-rules.yaml \(call)", "route --rules no-yaml.yaml \(call)",
        "route --rules rules.yaml --dnis 1700500 --clid 0541111111", "explain --rules bad-rules.yaml \(call)",
        "explain --rules rules.yaml --dnis 1700500 --clid 0541111111",
        "replay --rules bad-rules.yaml --input calls.csv",
        "replay --rules rules.yaml --input lost.csv", "replay --rules rules.yaml --input empty.csv",
        "replay --rules rules.yaml --input numbers.csv",
        "replay --rules rules.yaml --input calls.csv --output calls.csv",
        "replay --rules rules.yaml --input calls.csv --output lost/decisions.csv",
        "replay --rules rules.yaml --input calls.csv --lookups live",
        "replay --rules rules.yaml --input calls.csv --lookups snapshot=lost.csv",
        "replay --rules rules.yaml --input calls.csv --lookups snapshot=numbers.csv",
        "lookup describe crm --rules rules.yaml", "lookup describe lost --rules rules.yaml",
        "lookup describe crm --rules bad-rules.yaml", "lookup try crm --rules rules.yaml --clid 0541111111",
        "lookup try lost --rules rules.yaml --clid 0541111111", "diff rules.yaml lost.yaml",
        "diff rules.yaml bad-rules.yaml", "diff rules.yaml rules.yaml --calls lost.csv", "fmt lost.yaml",
        "fmt no-yaml.yaml",
        "explain --rules rules.yaml \(call) --why-not lost", "import csv lost.csv", "import twilio rules.yaml",
        "init .", "init rules.yaml/new",
    ])
    func `what could not run answers 2 and says why`(command: String) throws {
        let finished = try workspace.callsteer(command.split(separator: " ").map(String.init))
        #expect(finished.status == 2, "\(finished.everything)")
        #expect(!finished.everything.isEmpty)
    }

    @Test(arguments: [
        "test without-fixtures", "test fixtures.yaml --run nothing", "test without-fixtures --format json",
        "test without-fixtures --min-coverage 0",
    ])
    func `no test answers 4`(command: String) throws {
        let finished = try workspace.callsteer(command.split(separator: " ").map(String.init))
        #expect(finished.status == 4, "\(finished.everything)")
        #expect(finished.errors.contains("no case ran"))
    }

    @Test(arguments: [
        "nothing", "--nothing", "check", "check rules.yaml --format yaml", "check rules.yaml --fail-level info",
        "check rules.yaml --output json", "check rules.yaml --output junit=x", "check rules.yaml --color red",
        "test --run (", "test --run [z-a]", "test --format xml", "test --min-coverage high", "test --min-coverage 101",
        "test --min-coverage=-1", "test --min-coverage nan", "route --rules rules.yaml --dnis 1", "route \(call)",
        "route --rules rules.yaml \(call) --at noon", "route --rules rules.yaml \(call) --at 2026-02-30T10:00",
        "route --rules rules.yaml \(call) --route-timeout soon", "explain --rules rules.yaml \(call) --format xml",
        "replay --input calls.csv", "replay --rules rules.yaml --lookups on",
        "replay --rules rules.yaml --lookups snapshot=", "doctor --rules rules.yaml --config callsteer.yaml",
        "replay --rules rules.yaml --input calls.csv --at noon", "lookup describe --rules rules.yaml",
        "lookup try crm --rules rules.yaml", "diff rules.yaml", "fmt", "import csv", "import excel x",
        "check rules.yaml --at noon",
        "import csv calls.csv --priority up", "test --min-noticed 101", "lookup lose crm", "schema calls", "schema",
        "init", "init a b",
        "version now",
    ])
    func `wrong usage answers 64, on standard error`(command: String) throws {
        let finished = try workspace.callsteer(command.split(separator: " ").map(String.init))
        #expect(finished.status == 64, "\(finished.everything)")
        #expect(finished.output.isEmpty)
        #expect(finished.errors.hasPrefix("Error: "))
    }

    @Test func `a database that is there answers 0 everywhere`() throws {
        let environment = try workspace.makeCRM()
        for command in [
            "check rules.yaml --live", "route --rules rules.yaml --dnis 1700500 --clid 0541111111",
            "explain --rules rules.yaml --dnis 1700500 --clid 0541111111",
            "replay --rules rules.yaml --input calls.csv --lookups live", "lookup describe crm --rules rules.yaml",
            "lookup try crm --rules rules.yaml --clid 0541111111",
            "lookup try crm --rules rules.yaml --clid 0549999999",
        ] {
            let finished = try workspace.callsteer(
                command.split(separator: " ").map(String.init), environment: environment)
            #expect(finished.status == 0, "\(command): \(finished.everything)")
        }
    }
}
