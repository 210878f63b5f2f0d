import Foundation
import Testing

struct CheckCommandTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `findings go to standard output with their line, and are counted`() throws {
        let finished = try workspace.callsteer("check", "bad-rules.yaml", "rules.yaml")
        #expect(
            finished.output == """
                bad-rules.yaml:2:46: error[unknown-queue]: queue 'lost' is not declared; none is declared
                    2 | rules: [ { id: a, dnis: "1", route: { queue: lost } } ]
                      |                                              ^~~~
                2 files, 3 rules: 1 error, 0 warnings

                """)
        #expect(finished.errors.isEmpty)
    }

    @Test func `one run tells what is wrong with every file`() throws {
        let finished = try workspace.callsteer(
            "check", "lost.yaml", "bad-rules.yaml", "no-yaml.yaml", "bad-fixtures.yaml", "rules.yaml")
        for name in ["lost.yaml", "bad-rules.yaml", "no-yaml.yaml", "bad-fixtures.yaml"] {
            #expect(finished.lines.contains { $0.hasPrefix("\(name):") && $0.contains(" error[") }, "\(name)")
        }
        #expect(finished.lines.last?.hasPrefix("5 files, 3 rules: ") == true)
    }

    @Test(arguments: ["json", "sarif"])
    func `documents are JSON and nothing besides`(format: String) throws {
        let finished = try workspace.callsteer("check", "bad-rules.yaml", "--format", format)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(finished.output.utf8)) }
        #expect(finished.output.contains("unknown-queue"))
        #expect(finished.errors.isEmpty)
        let sound = try workspace.callsteer("check", "rules.yaml", "--format", format)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(sound.output.utf8)) }
    }

    @Test func `annotations are lines for GitHub`() throws {
        let finished = try workspace.callsteer("check", "bad-rules.yaml", "--format", "github")
        #expect(finished.lines.count == 1)
        #expect(
            finished.output.hasPrefix("::error file=bad-rules.yaml,line=2,col=46,endColumn=50,title=unknown-queue::"))
        #expect(try workspace.callsteer("check", "rules.yaml", "--format", "github").output.isEmpty)
    }

    @Test func `several reports are written to files beside the one that is printed`() throws {
        let finished = try workspace.callsteer(
            "check", "bad-rules.yaml", "--output", "json=report.json", "--output", "sarif=report.sarif", "--output",
            "github=report.txt", "--output", "text=findings.txt")
        #expect(finished.status == 1)
        #expect(try workspace.read("findings.txt") == finished.lines.dropLast().joined(separator: "\n") + "\n")
        #expect(try workspace.read("report.txt").hasPrefix("::error file=bad-rules.yaml"))
        for (name, format) in [("report.json", "json"), ("report.sarif", "sarif")] {
            let printed = try workspace.callsteer("check", "bad-rules.yaml", "--format", format).output
            #expect(try workspace.read(name) == printed)
        }
    }

    @Test func `colour is for terminals unless it is asked for, and never where NO_COLOR is set`() throws {
        let escape = "\u{1B}["
        let plain = try workspace.callsteer("check", "bad-rules.yaml")
        #expect(!plain.everything.contains(escape))
        #expect(try workspace.callsteer("check", "bad-rules.yaml", "--color", "always").output.contains(escape))
        // `script` gives the program a terminal.
        let command = "callsteer check bad-rules.yaml"
        #expect(try workspace.bash("script --quiet --command '\(command)' /dev/null").output.contains(escape))
        for quiet in ["NO_COLOR=1 \(command)", "NO_COLOR= \(command)", "\(command) --color never"] {
            let shown = try workspace.bash("script --quiet --command '\(quiet)' /dev/null")
            #expect(shown.output.contains("unknown-queue"))
            #expect(!shown.output.contains(escape), "\(quiet)")
        }
    }

    @Test func `a check with the database connects and prepares every statement`() throws {
        let environment = try workspace.makeCRM()
        let sound = try workspace.callsteer(["check", "--live", "rules.yaml"], environment: environment)
        #expect(sound.output == "1 file, 3 rules: 0 errors, 0 warnings\n")
        let rules = try workspace.read("rules.yaml").replacing("Customers", with: "Custommers")
        try workspace.write(rules, to: "rules.yaml")
        let broken = try workspace.callsteer(["check", "--live", "rules.yaml"], environment: environment)
        #expect(broken.status == 1)
        #expect(broken.lines.first?.hasPrefix("rules.yaml:7:11: error[database-sql-error]: lookup 'crm': ") == true)
        #expect(broken.lines.first?.contains("no such table: Custommers") == true)
        #expect(
            broken.lines.first?.hasSuffix("check the table's name, and that Database= names the file that has it")
                == true)
    }
}
