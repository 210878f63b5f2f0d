import ArgumentParser
import Foundation
import RuleFiles
import Workbench

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks rule files and fixtures: syntax, names, numbers, windows, SQL.")

    /// The severity that fails the check.
    enum FailLevel: String, ExpressibleByArgument, CaseIterable {
        case error, warning
    }

    @Argument(help: "Rule files and fixtures.")
    var files: [String]

    @Flag(name: .long, help: "Ask the databases, too: connect, and prepare every statement.")
    var live = false

    @Option(name: .long, help: "The least severity that fails the check.")
    var failLevel = FailLevel.error

    @Option(name: .long, help: "How findings are printed.")
    var format = FindingsFormat.text

    @Option(
        name: .long, help: ArgumentHelp("Also write findings to a file; can be repeated.", valueName: "format=file"))
    var output: [OutputFile<FindingsFormat>] = []

    @Option(name: .long, help: "When text is coloured.")
    var color = ColorMode.auto

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let findings = Findings()
        var checked: [String: RuleFile] = [:]
        var rules = 0
        for path in files {
            guard let file = CheckedFile.read(path, environment: environment, rules: &checked, into: findings) else {
                continue
            }
            rules += file.ruleCount
            guard live, case .rules(let ruleFile) = file else { continue }
            _ = await LiveLookups.open(ruleFile, environment: environment, severity: .error, into: findings)
        }
        let summary = findings.summary()
        Console.write(format.document(summary, isColored: color.isColored(STDOUT_FILENO)), to: STDOUT_FILENO)
        for output in output { try output.write(output.format.document(summary)) }
        if format == .text { Console.print(closing(summary, rules)) }
        if !files.allSatisfy(CheckedFile.isReadable) { throw Exit.couldNotRun }
        if summary.errors > 0 || failLevel == .warning && summary.warnings > 0 { throw Exit.failed }
    }

    private func closing(_ summary: DiagnosticSummary, _ rules: Int) -> String {
        func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        return "\(counted(files.count, "file")), \(counted(rules, "rule")): \(counted(summary.errors, "error")), "
            + counted(summary.warnings, "warning")
    }
}
