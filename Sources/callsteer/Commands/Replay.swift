import ArgumentParser
import Foundation
import Routing
import RuleFiles
import Workbench

struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decides a file of calls: one output row for every input row, in order.",
        discussion: """
            The input is CSV with the columns dnis, clid and at, and attach and id where there are; the output repeats
            its columns and adds rule, destination, queue, priority, attach_out and status. The summary goes to
            standard error. A file called *.jsonl is a log of decisions that `serve` wrote.
            """)

    /// Who answers lookups.
    enum Lookups: ExpressibleByArgument {
        case off
        case live
        case snapshot(String)

        init?(argument: String) {
            switch argument {
            case "off": self = .off
            case "live": self = .live
            default:
                guard argument.hasPrefix("snapshot="), argument.count > 9 else { return nil }
                self = .snapshot(String(argument.dropFirst(9)))
            }
        }

        static var allValueStrings: [String] { ["off", "live", "snapshot=FILE"] }
    }

    @OptionGroup var file: RuleFileOptions

    @Option(name: .long, help: ArgumentHelp("The calls; '-' is standard input.", valueName: "file"))
    var input = "-"

    @Option(name: .long, help: ArgumentHelp("The decisions; '-' is standard output.", valueName: "file"))
    var output = "-"

    @Option(name: .long, help: ArgumentHelp("Who answers lookups: off, live, or snapshot=FILE.", valueName: "source"))
    var lookups = Lookups.off

    @Option(name: .long, help: ArgumentHelp("When calls come that do not say so.", valueName: "time"))
    var at: String?

    @OptionGroup var queues: QueueStateOptions

    @Flag(name: .long, help: "Print no summary.")
    var quiet = false

    func run() async throws {
        let rules = try file.load()
        let moment = try at.map { try CallOptions.moment($0, rules) }
        let live = try await live(rules)
        let source = try lookups(rules, live)
        let input = try open(self.input, O_RDONLY, standard: STDIN_FILENO)
        let output = try open(self.output, O_WRONLY | O_CREAT, standard: STDOUT_FILENO)
        // To empty the output first would destroy calls that are replayed onto themselves.
        guard !isSameFile(input, output) else {
            Console.note("callsteer: \(self.output) cannot be input and output at once; name another output")
            throw Exit.couldNotRun
        }
        if self.output != "-" { ftruncate(output, 0) }
        let bar = ProgressBar(input: input)
        let replay = Workbench.Replay(
            rules: rules, lookups: source, moment: moment, queues: try queues.board(rules, file))
        let summary: ReplaySummary
        do {
            summary = try await replay.run(
                input: input, isLog: self.input.hasSuffix(".jsonl"), output: output
            ) { bar.update($0) }
            bar.finish()
        } catch let error as ReplayError {
            bar.finish()
            // Who piped the output into something that has read enough is not in error.
            if case .descriptor(let error) = error, error.isBrokenPipe { return }
            Console.note("callsteer: \(error.words(input: self.input))")
            throw Exit.couldNotRun
        }
        if !quiet {
            ReplaySummaryText(rules: rules.ruleSet).lines(summary).forEach(Console.note)
            live?.meter.readings.compactMap(\.line).forEach(Console.note)
        }
        if summary.isVoid {
            Console.note("callsteer: not one call was decided")
            throw Exit.failed
        }
    }

    /// The databases, where they are to be asked.
    private func live(_ rules: RuleFile) async throws -> LiveLookups? {
        guard case .live = lookups, !rules.lookups.isEmpty else { return nil }
        let findings = Findings()
        // A day decided without its database would tell nothing, so an absent one is an error here.
        let live = await LiveLookups.open(
            rules, environment: ProcessInfo.processInfo.environment, severity: .error, into: findings)
        file.report(findings)
        guard let live, !findings.hasErrors else { throw Exit.couldNotRun }
        return live
    }

    private func lookups(_ rules: RuleFile, _ live: LiveLookups?) throws -> ReplayLookups {
        guard !rules.lookups.isEmpty else { return .off }
        if let live { return .asked(live.router) }
        switch lookups {
        case .off, .live:
            Console.note(
                "callsteer: lookups are off, so rules that need one do not match; --lookups live asks the database")
            return .off
        case .snapshot(let path):
            let findings = Findings()
            let router = SnapshotSource.router(path, of: rules, into: findings)
            file.report(findings)
            guard let router else { throw Exit.couldNotRun }
            return .asked(router)
        }
    }

    private func isSameFile(_ one: Int32, _ other: Int32) -> Bool {
        var (left, right) = (stat(), stat())
        guard fstat(one, &left) == 0, fstat(other, &right) == 0, left.st_mode & S_IFMT == S_IFREG else { return false }
        return left.st_dev == right.st_dev && left.st_ino == right.st_ino
    }

    private func open(_ path: String, _ flags: Int32, standard: Int32) throws -> Int32 {
        guard path != "-" else { return standard }
        let descriptor = Foundation.open(path, flags | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            Console.note("callsteer: \(path) cannot be opened: \(String(cString: strerror(errno)))")
            throw Exit.couldNotRun
        }
        return descriptor
    }
}

extension ReplayError {
    /// What is wrong, and how to mend it.
    func words(input: String) -> String {
        let name = input == "-" ? "standard input" : input
        switch self {
        case .empty: return "\(name) is empty; its first line names the columns dnis, clid, attach and at"
        case .missingColumns(let names, let found):
            let missing = names.map { "'\($0)'" }.joined(separator: ", ")
            let hint = names == ["at"] ? "; add it, or give --at for all calls" : ""
            return
                "\(name):1: there is no column \(missing); its columns are \(found.map(\.printable).joined(separator: ", "))\(hint)"
        case .header(let fault):
            return "\(name):\(fault.line): \(fault.message)" + (fault.help.map { "; \($0)" } ?? "")
        case .descriptor(let error): return "\(error)"
        }
    }
}
