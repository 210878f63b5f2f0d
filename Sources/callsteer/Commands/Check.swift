import ArgumentParser
import Foundation
import RuleFiles
import Workbench

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks rule files and fixtures: syntax, names, numbers, windows, SQL, and what the rules come to.",
        discussion: """
            Of a rule file without an error it also tells which rules no call can reach and why, which calls only the
            default takes, where overflow leads nowhere, which times cannot be kept, and what is never used.
            """)

    /// The severity that fails the check.
    enum FailLevel: String, ExpressibleByArgument, CaseIterable {
        case error, warning
    }

    @Argument(help: "Rule files and fixtures.")
    var files: [String]

    @Flag(name: .long, help: "Ask the databases, too: connect, and prepare every statement.")
    var live = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The day from which windows, calendars and examples are looked at; today unless given.", valueName: "time"))
    var at: String?

    @Flag(name: .long, help: "Warn of every kind of call that only the default takes.")
    var gaps = false

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
        var checked = RuleFileCache()
        var rules = 0
        for path in files {
            guard let file = CheckedFile.read(path, environment: environment, rules: &checked, into: findings) else {
                continue
            }
            rules += file.ruleCount
            if case .rules(let file) = file {
                Lint(file, at: try CallOptions.moment(at, file), showsGaps: gaps).run(into: findings)
            }
            guard live else { continue }
            let opened = await LiveLookups.open(
                file.rules, environment: environment, severity: .error, into: findings)
            if opened != nil { await LiveInspection(environment).inspect(file.rules, into: findings) }
        }
        let summary = findings.summary()
        Console.write(format.document(summary, isColored: color.isColored(STDOUT_FILENO)), to: STDOUT_FILENO)
        for output in output { try output.write(output.format.document(summary)) }
        if format == .text { Console.print(closing(summary, rules)) }
        // What a database would say cannot be known without it.
        let isAbsent = live && findings.sorted.contains { ["database-down", "bad-connection"].contains($0.code) }
        if isAbsent || !files.allSatisfy(CheckedFile.isReadable) { throw Exit.couldNotRun }
        if summary.errors > 0 || failLevel == .warning && summary.warnings > 0 { throw Exit.failed }
    }

    private func closing(_ summary: DiagnosticSummary, _ rules: Int) -> String {
        func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        return "\(counted(files.count, "file")), \(counted(rules, "rule")): \(counted(summary.errors, "error")), "
            + counted(summary.warnings, "warning")
    }
}
