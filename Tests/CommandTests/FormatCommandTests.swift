import Foundation
import Testing

struct FormatCommandTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `a file is laid out in place and named, and the second time there is nothing to do`() throws {
        try workspace.write("version:   1 # first\nrules:  [ ]\n", to: "loose.yaml")
        #expect(try workspace.callsteer("fmt", "--check", "loose.yaml").status == 1)
        let finished = try workspace.callsteer("fmt", "loose.yaml")
        #expect(finished.status == 0)
        #expect(finished.output == "loose.yaml\n")
        #expect(try workspace.read("loose.yaml") == "version: 1  # first\nrules: []\n")
        let again = try workspace.callsteer("fmt", "loose.yaml")
        #expect(again.output.isEmpty)
        #expect(try workspace.callsteer("fmt", "--check", "loose.yaml").status == 0)
    }

    @Test func `standard input is laid out on standard output`() throws {
        let finished = try workspace.bash("printf 'a:   {b:  1}\\n' | callsteer fmt -")
        #expect(finished.output == "a: { b: 1 }\n")
    }

    @Test func `a file that is no YAML stays as it is`() throws {
        let finished = try workspace.callsteer("fmt", "no-yaml.yaml")
        #expect(finished.status == 2)
        #expect(finished.errors.contains("no-yaml.yaml:"))
        #expect(try workspace.read("no-yaml.yaml") == "a: [\n")
    }
}
