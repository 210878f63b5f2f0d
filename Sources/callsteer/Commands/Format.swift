import ArgumentParser
import Foundation
import RuleFiles
import Workbench

struct Format: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt", abstract: "Lays rule files, fixtures and scenarios out in one way; comments are kept.",
        discussion: """
            Files are rewritten in place, and those that changed are named. '-' lays standard input out on standard output.
            """)

    @Argument(help: "The files, and folders to search for YAML; '-' is standard input.")
    var files: [String]

    @Flag(
        name: .long,
        help: "Change nothing; name the files that are laid out otherwise, and exit with 1 if there are any.")
    var check = false

    @Option(name: .long, help: "When messages are coloured.")
    var color = ColorMode.auto

    func run() async throws {
        let findings = Findings()
        var changed: [String] = []
        for path in files.flatMap({ YAMLFolder($0)?.files ?? [$0] }) {
            let file: SourceFile?
            if path == "-" {
                let input = (try? FileHandle.standardInput.readToEnd()) ?? Data()
                file = SourceFile(path: "standard input", text: String(decoding: input, as: UTF8.self))
            } else {
                file = SourceFile.read(path, into: findings)
            }
            guard let file, let text = Layout.text(of: file, into: findings) else { continue }
            if path == "-", !check {
                Console.write(text, to: STDOUT_FILENO)
            } else if text != file.text {
                changed.append(path)
                if !check { try write(text, to: path) }
            }
        }
        let messages = FindingsFormat.text.document(findings.summary(), isColored: color.isColored(STDERR_FILENO))
        Console.write(messages, to: STDERR_FILENO)
        changed.forEach(Console.print)
        if findings.hasErrors { throw Exit.couldNotRun }
        if check, !changed.isEmpty { throw Exit.failed }
    }

    private func write(_ text: String, to path: String) throws {
        do {
            // In place: links stay links, and the file keeps its owner and rights.
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try handle.write(contentsOf: Data(text.utf8))
            try handle.truncate(atOffset: UInt64(text.utf8.count))
            try handle.close()
        } catch {
            Console.note("callsteer: \(path) cannot be written: \(error.localizedDescription)")
            throw Exit.couldNotRun
        }
    }
}
