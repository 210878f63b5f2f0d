import Testing

struct InitCommandTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `a new project is checked, tested and routed without a change`() throws {
        let made = try workspace.callsteer("init", "new")
        #expect(made.lines.first == "wrote new/rules.yaml")
        #expect(made.lines.last == "next: callsteer test new")
        let checked = try workspace.callsteer("check", "new/rules.yaml", "new/fixtures.yaml", "--fail-level", "warning")
        #expect(checked.status == 0, "\(checked.output)")
        let tested = try workspace.callsteer("test", "new", "--min-coverage", "100")
        #expect(tested.status == 0, "\(tested.everything)")
        let routed = try workspace.bash(
            """
            cd new && python3 -c 'import sqlite3; sqlite3.connect("crm.db").executescript(open("seed.sql").read())'
            export CRM_ODBC="Driver={SQLite3};Database=$PWD/crm.db"
            callsteer route --rules rules.yaml --dnis 1700500 --clid 0541111111 --at "2026-03-04 10:00"
            """)
        #expect(routed.lines.first == "queue vip (12)   priority 1   attach \"כהן דוד\"", "\(routed.errors)")
    }

    @Test func `a folder that has one of the files is left alone`() throws {
        let before = try workspace.read("rules.yaml")
        let finished = try workspace.callsteer("init", ".")
        #expect(
            finished.errors.hasPrefix(
                "callsteer: nothing was written, because these exist: ./rules.yaml, ./fixtures.yaml"))
        #expect(try workspace.read("rules.yaml") == before)
    }
}
