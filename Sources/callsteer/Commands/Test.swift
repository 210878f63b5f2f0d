import ArgumentParser
import Foundation
import RuleFiles
import Workbench

struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs fixtures: offline tests of rules, with time and lookups of their own.")

    /// The forms a report has.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, junit, tap, sarif, github
    }

    @Argument(help: "Fixture files, and folders to search for them.")
    var paths: [String] = ["."]

    @Option(name: .long, help: ArgumentHelp("Run only cases whose name has a match.", valueName: "regex"))
    var run: String?

    @Flag(name: .long, help: "Show which rules no case matched.")
    var coverage = false

    @Option(
        name: .long, help: ArgumentHelp("Fail when fewer of the rules are matched, in percent.", valueName: "percent"))
    var minCoverage: Double?

    @Flag(name: .long, help: "Try small changes of the rules, and show those that no case notices.")
    var mutate = false

    @Option(
        name: .long,
        help: ArgumentHelp("Fail when fewer of those changes are noticed, in percent.", valueName: "percent"))
    var minNoticed: Double?

    @Flag(name: .long, help: "Stop at the first case that fails.")
    var failFast = false

    @Flag(name: .long, help: "Run again whenever a file beside the fixtures changes.")
    var watch = false

    @Option(name: .long, help: "How the report is printed.")
    var format = Format.text

    @Option(
        name: .long, help: ArgumentHelp("Also write a report to a file; can be repeated.", valueName: "format=file"))
    var output: [OutputFile<Format>] = []

    @Option(name: .long, help: "When messages are coloured.")
    var color = ColorMode.auto

    func validate() throws {
        if let run, (try? Regex(run)) == nil { throw ValidationError("--run \(run.quoted) is no regular expression") }
        if let minCoverage, !(0...100 ~= minCoverage) {
            throw ValidationError("--min-coverage is a share of the rules in percent, 0 to 100")
        }
        if let minNoticed, !(0...100 ~= minNoticed) {
            throw ValidationError("--min-noticed is a share of the changes in percent, 0 to 100")
        }
    }

    func run() async throws {
        guard watch else { return try await runOnce() }
        var seen: FolderState?
        while true {
            let silent = Findings()
            let environment = ProcessInfo.processInfo.environment
            let files = TestSuite(paths: paths, environment: environment, into: silent).files
            let now = FolderState(of: paths + files)
            if now != seen {
                seen = now
                do { try await runOnce() } catch is ExitCode {}
                Console.note("waiting for a change; Ctrl-C ends")
            }
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    private func runOnce() async throws {
        let findings = Findings()
        let suite = TestSuite(paths: paths, environment: ProcessInfo.processInfo.environment, into: findings)
        let text = TestReportText(showsCoverage: coverage || minCoverage != nil)
        let filter = try run.map { try Regex($0) }
        var printed: String?
        var report = await suite.run(
            where: { name in filter.map { name.firstMatch(of: $0) != nil } ?? true }, stopsAtFailure: failFast
        ) { result in
            guard format == .text else { return }
            if printed != result.file.path { Console.print(text.head(result.file)) }
            printed = result.file.path
            text.lines(result).forEach(Console.print)
        }
        Console.write(
            FindingsFormat.text.document(findings.summary(), isColored: color.isColored(STDERR_FILENO)),
            to: STDERR_FILENO)
        report.problems = findings.sorted
        // Where a case fails already, every change would be noticed.
        if mutate || minNoticed != nil, report.failed == 0, !report.results.isEmpty, !findings.hasErrors {
            report.mutations = await suite.mutations()
        }
        if format == .text {
            text.closing(report).forEach(Console.print)
        } else {
            Console.write(document(report, format), to: STDOUT_FILENO)
        }
        for output in output { try output.write(document(report, output.format)) }
        try finish(report, findings)
    }

    private func finish(_ report: TestReport, _ findings: Findings) throws {
        if findings.hasErrors { throw Exit.couldNotRun }
        if report.results.isEmpty {
            Console.note("callsteer: no case ran; fixtures are files with 'cases:' in \(paths.joined(separator: ", "))")
            throw Exit.nothingRan
        }
        if report.failed > 0 { throw Exit.failed }
        if let minCoverage, report.coveragePercent < minCoverage {
            let matched = Self.rounded(report.coveragePercent)
            Console.note("callsteer: \(matched) % of the rules were matched, \(minCoverage) % are wanted")
            throw Exit.failed
        }
        if let minNoticed, let mutations = report.mutations, mutations.percent < minNoticed {
            let noticed = Self.rounded(mutations.percent)
            Console.note("callsteer: \(noticed) % of the changes were noticed, \(minNoticed) % are wanted")
            throw Exit.failed
        }
    }

    /// To a tenth, downwards: what is wanted is never shown where it is missed.
    private static func rounded(_ percent: Double) -> Double { (percent * 10).rounded(.down) / 10 }

    private func document(_ report: TestReport, _ format: Format) -> String {
        switch format {
        case .text:
            let text = TestReportText(showsCoverage: coverage || minCoverage != nil)
            let lines = report.results.flatMap(text.lines) + text.closing(report)
            return lines.joined(separator: "\n") + "\n"
        case .json: return TestReportJSON.document(report).text + "\n"
        case .junit: return JUnitReport.document(report)
        case .tap: return TAPReport.document(report)
        case .sarif, .github:
            let findings = Findings()
            report.diagnostics.forEach(findings.report)
            return (format == .sarif ? FindingsFormat.sarif : .github).document(findings.summary())
        }
    }
}
