import ArgumentParser
import Foundation
import RuleFiles
import Workbench

struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells which calls two rule files send to different places.",
        discussion: """
            The rules are cut against each other, and each kind of call that is routed differently is shown with a call
            that was decided by both. With --calls recorded calls are decided by both, too; lookups are not asked.
            """)

    @Argument(help: "The rule file as it was.")
    var old: String

    @Argument(help: "The rule file as it is to be.")
    var new: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Recorded calls, CSV with dnis, clid, attach and at; '-' is standard input.", valueName: "file"))
    var calls: String?

    @Option(name: .long, help: ArgumentHelp("When examples, and calls that do not say so, come.", valueName: "time"))
    var at: String?

    @Flag(name: .long, help: "Exit with 3 when a call is routed differently.")
    var detailedExitcode = false

    @Option(name: .long, help: "How the changes are printed.")
    var format = DecisionFormat.text

    @Option(name: .long, help: "When messages are coloured.")
    var color = ColorMode.auto

    func run() async throws {
        let before = try load(old)
        let after = try load(new)
        let moment = try CallOptions.moment(at, after)
        let rules = RuleComparison(before, after, from: moment)
        var recorded: CallComparison?
        if let calls {
            let descriptor = calls == "-" ? STDIN_FILENO : open(calls, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                Console.note("callsteer: \(calls) cannot be opened: \(String(cString: strerror(errno)))")
                throw Exit.couldNotRun
            }
            do throws(ReplayError) {
                recorded = try CallComparison(before, after, calls: descriptor, at: moment)
            } catch {
                Console.note("callsteer: \(error.words(input: calls))")
                throw Exit.couldNotRun
            }
        }
        switch format {
        case .text:
            let text = ComparisonText(after)
            text.lines(rules).forEach(Console.print)
            if let recorded { ([""] + text.lines(recorded)).forEach(Console.print) }
        case .json:
            Console.write(
                ComparisonJSON.document(before, after, rules, recorded).text + "\n", to: STDOUT_FILENO)
        }
        if detailedExitcode, !rules.changes.isEmpty || recorded?.changed ?? 0 > 0 { throw Exit.changed }
    }

    private func load(_ path: String) throws -> RuleFile {
        let findings = Findings()
        let file = RuleFile.read(path, environment: ProcessInfo.processInfo.environment, into: findings)
        let text = FindingsFormat.text.document(findings.summary(), isColored: color.isColored(STDERR_FILENO))
        Console.write(text, to: STDERR_FILENO)
        guard let file else { throw Exit.couldNotRun }
        return file
    }
}
