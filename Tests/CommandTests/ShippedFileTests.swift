import Foundation
import TestSupport
import Testing

/// Every file under examples/ and rules/ does what it is there for.
struct ShippedFileTests {
    private static let folders = ["examples", "rules"]

    private static let files = folders.flatMap { folder in
        (FileManager.default.enumerator(atPath: PackageRoot.path(folder))?.compactMap { $0 as? String } ?? [])
            .map { "\(folder)/\($0)" }
    }.filter { !URL(filePath: PackageRoot.path($0)).hasDirectoryPath && $0.contains(".") }.sorted()

    static let yaml = files.filter { $0.hasSuffix(".yaml") }

    @Test func `there are rule files and fixtures to check`() { #expect(Self.yaml.count >= 4) }

    @Test func `no file has so much as a warning`() throws {
        let workspace = try Workspace(copying: Self.folders)
        // One shows what a loop of queues does, and that it is warned of; a service and a portal are no matter of rules,
        // and RehearsalTests runs them.
        // How queues stand is no rule file either.
        let others = [
            "examples/overflow-loop/rules.yaml", "examples/ctips/callsteer.yaml", "examples/ctips/portal.yaml",
            "examples/busy-hour/queues.yaml",
        ]
        let sound = Self.yaml.filter {
            !others.contains($0) && !$0.hasPrefix("examples/overflow-loop/scenario")
        }
        // On a day on which no calendar is about to end.
        let finished = try workspace.callsteer(
            ["check", "--fail-level", "warning", "--at", "2026-03-04 10:00"] + sound)
        #expect(finished.status == 0, "\(finished.everything)")
        #expect(finished.lines.last?.hasSuffix(": 0 errors, 0 warnings") == true, "\(finished.everything)")
    }

    @Test(arguments: folders) func `every fixture passes`(folder: String) throws {
        let workspace = try Workspace(copying: Self.folders)
        let finished = try workspace.callsteer("test", folder)
        #expect(finished.status == 0, "\(finished.everything)")
        let fixtures = try Self.yaml.filter {
            try $0.hasPrefix(folder + "/")
                && String(contentsOfFile: PackageRoot.path($0), encoding: .utf8).contains("\ncases:")
        }
        // Each fixture heads its cases with its path.
        #expect(finished.lines.filter { $0.hasSuffix(".yaml") }.sorted() == fixtures)
    }

    static let scenarios = yaml.filter {
        (try? String(contentsOfFile: PackageRoot.path($0), encoding: .utf8))?.contains("\nstart:") ?? false
    }

    @Test(arguments: scenarios) func `every scenario goes as it expects`(path: String) throws {
        let workspace = try Workspace(copying: Self.folders)
        let finished = try workspace.callsteer("simulate", path)
        #expect(finished.status == 0, "\(finished.everything)")
    }

    @Test func `every table and seed is used by a file or a page beside it`() throws {
        let readers =
            Self.files.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".md") } + ["README.md", "docs/operations.md"]
        let texts = try readers.map { try String(contentsOfFile: PackageRoot.path($0), encoding: .utf8) }.joined()
        for file in Self.files where file.hasSuffix(".csv") || file.hasSuffix(".sql") {
            let name = URL(filePath: file).lastPathComponent
            #expect(texts.contains(name), "\(file) is used nowhere")
        }
    }
}
