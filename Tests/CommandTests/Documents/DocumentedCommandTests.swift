import Foundation
import TestSupport
import Testing

/// Every command that a page shows is run, in a copy of the files it speaks of, and its output compared.
struct DocumentedCommandTests {
    /// The pages of the repository, by their paths in it.
    static let pages: [String] = {
        let folders = ["docs", "examples", "rules"].flatMap { folder in
            (FileManager.default.enumerator(atPath: PackageRoot.path(folder))?.compactMap { $0 as? String } ?? [])
                .map { "\(folder)/\($0)" }
        }
        return (["README.md", "CONTRIBUTING.md"] + folders.sorted()).filter { $0.hasSuffix(".md") }
    }()

    @Test(arguments: pages) func `the commands of a page do what it shows`(page: String) throws {
        let steps = ConsoleStep.all(in: try String(contentsOfFile: PackageRoot.path(page), encoding: .utf8))
        guard !steps.isEmpty else { return }
        let workspace = try Workspace(copying: ["examples", "rules"])
        // A page is one session: what a command exports or writes is there for the next.
        let script = steps.enumerated().map { index, step in
            """
            { (exit "$status")
            \(step.command)
            } >"$RESULTS/\(index).output" 2>&1; status=$?; echo "$status" >"$RESULTS/\(index).status"
            """
        }
        let results = try TemporaryFolder()
        _ = try workspace.bash("status=0\n" + script.joined(separator: "\n"), environment: ["RESULTS": results.path])
        for (index, step) in steps.enumerated() {
            let output = try String(contentsOfFile: results.path("\(index).output"), encoding: .utf8)
            let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
            let place = "\(page):\(step.line): \(step.command)"
            #expect(step.fits(lines), "\(place) prints\n\(output)")
            if step.output.isEmpty {
                let status = try String(contentsOfFile: results.path("\(index).status"), encoding: .utf8)
                #expect(status == "0\n", "\(place) prints\n\(output)")
            }
        }
    }

    @Test func `the first page shows commands`() throws {
        let text = try String(contentsOfFile: PackageRoot.path("README.md"), encoding: .utf8)
        #expect(ConsoleStep.all(in: text).contains { $0.command.hasPrefix("callsteer test ") })
    }

    // Shown in full and named above, so that a reader can open what he has read.
    @Test func `the rule files that the first page shows are those of the examples`() throws {
        let text = try String(contentsOfFile: PackageRoot.path("README.md"), encoding: .utf8)
        for name in ["examples/first/rules.yaml", "examples/first/fixtures.yaml"] {
            let file = try String(contentsOfFile: PackageRoot.path(name), encoding: .utf8)
            #expect(text.contains("`\(name)`"))
            #expect(text.contains("```yaml\n\(file)```"), "\(name)")
        }
    }
}
