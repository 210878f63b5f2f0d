import ArgumentParser
import Foundation
import RuleFiles
import Simulation
import Workbench

struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs scenarios: calls, agents and queues over time.",
        discussion: """
            The result says how long calls wait, how many are lost and how busy agents are, each with half of its 95 %
            interval; what the scenario expects is held against it.
            """)

    /// The forms a result has.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    /// Who answers lookups that callers do not answer themselves.
    enum Lookups: String, ExpressibleByArgument, CaseIterable {
        case scenario, live
    }

    @Argument(help: "Scenario files.")
    var files: [String]

    @Option(
        name: .long, help: ArgumentHelp("Run another scenario on the same callers, and compare.", valueName: "file"))
    var against: String?

    @Option(name: .long, help: "How results are printed.")
    var format = Format.text

    @Option(name: .long, help: ArgumentHelp("Print the timeline of this scripted call.", valueName: "id"))
    var call: String?

    @Option(
        name: .long, help: ArgumentHelp("Draw calls waiting over time and waits by priority (SVG).", valueName: "file"))
    var plot: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Who answers lookups: the scenario, or the live databases, asked about every caller beforehand.",
            valueName: "source"))
    var lookups = Lookups.scenario

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write the ten statistics tables of the first run over ODBC; ${NAME} is from the environment.",
            valueName: "connection"))
    var stats: String?

    @Flag(name: .long, help: "Delete the rows that the statistics tables have.")
    var statsReplace = false

    @Option(name: .long, help: ArgumentHelp("How many runs go on at a time.", valueName: "number"))
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Option(name: .long, help: ArgumentHelp("The seed, in place of the scenario's.", valueName: "number"))
    var seed: UInt64?

    @Option(name: .long, help: "When messages are coloured.")
    var color = ColorMode.auto

    func validate() throws {
        guard 1...1024 ~= threads else { throw ValidationError("--threads is a number from 1 to 1024") }
        if files.count > 1, against != nil || call != nil || plot != nil || stats != nil {
            throw ValidationError("--against, --call, --plot and --stats are for one scenario")
        }
        if statsReplace, stats == nil { throw ValidationError("--stats-replace says nothing without --stats") }
    }

    func run() async throws {
        var isAsExpected = true
        var documents: [JSON] = []
        let scenarios = try await answered(read(files + (against.map { [$0] } ?? [])))
        let own = against == nil ? scenarios[...] : scenarios.dropLast()
        let callers = against == nil ? nil : CommonCallers(scenarios[0], scenarios[1])
        if let against, let obstacles = callers?.obstacles, !obstacles.isEmpty {
            Console.note(
                "callsteer: \(files[0]) and \(against) cannot be compared: \(obstacles.joined(separator: "; "))")
            throw Exit.couldNotRun
        }
        for (index, file) in own.enumerated() {
            let result = try await simulate(file)
            let differences = ScenarioJudge(file.rules, result).differences(file.expected)
            if !differences.isEmpty { isAsExpected = false }
            if let plot { try draw(result, file, to: plot) }
            let statistics = try stats.flatMap { try write(result, file, to: $0) }
            var comparison: SimulationComparison?
            if against != nil {
                comparison = SimulationComparison(result, against: try await simulate(scenarios[own.count]))
            }
            switch format {
            case .text:
                if index > 0 { Console.print("") }
                try print(file, result, differences, comparison, callers?.differences ?? [])
                statistics?.lines.forEach(Console.print)
            case .json:
                var document = SimulationJSON(file, result).document(differences)
                if let index = try story(result, file), case .object(let members) = document {
                    document = .object(members + [.init("timeline", StoryText(file.rules, result).json(index))])
                }
                if let comparison, case .object(let members) = document {
                    let notes = (callers?.differences ?? []) + comparison.alone
                    document = .object(
                        members + [
                            .init("against", comparison.json), .init("againstNotes", .array(notes.map(JSON.string))),
                        ])
                }
                if let statistics, case .object(let members) = document {
                    document = .object(members + [.init("statistics", statistics.json)])
                }
                documents.append(document)
            }
        }
        if format == .json {
            Console.write((documents.count == 1 ? documents[0] : .array(documents)).text + "\n", to: STDOUT_FILENO)
        }
        if !isAsExpected { throw Exit.failed }
    }

    private func read(_ paths: [String]) throws -> [ScenarioFile] {
        let findings = Findings()
        var cache = RuleFileCache()
        let environment = ProcessInfo.processInfo.environment
        var scenarios = paths.compactMap {
            ScenarioFile.read($0, environment: environment, rules: &cache, into: findings)
        }
        Console.write(
            FindingsFormat.text.document(findings.summary(), isColored: color.isColored(STDERR_FILENO)),
            to: STDERR_FILENO)
        guard scenarios.count == paths.count else { throw Exit.couldNotRun }
        if let seed { for index in scenarios.indices { scenarios[index] = scenarios[index].seeded(seed) } }
        // Two scenarios meet the same callers only by the same seed.
        if against != nil, let first = scenarios.first {
            scenarios[scenarios.count - 1] = scenarios[scenarios.count - 1].seeded(first.scenario.run.seed)
        }
        return scenarios
    }

    /// The scenarios with what the live databases say, where they are to be asked.
    private func answered(_ files: [ScenarioFile]) async throws -> [ScenarioFile] {
        guard lookups == .live else { return files }
        var answered: [ScenarioFile] = []
        for file in files {
            guard !file.rules.lookups.isEmpty else {
                answered.append(file)
                continue
            }
            let findings = Findings()
            let live = await LiveLookups.open(
                file.rules, environment: ProcessInfo.processInfo.environment, severity: .error, into: findings)
            Console.write(
                FindingsFormat.text.document(findings.summary(), isColored: color.isColored(STDERR_FILENO)),
                to: STDERR_FILENO)
            guard let live else { throw Exit.couldNotRun }
            let answers = await FetchedAnswers(for: file, from: live)
            Console.note(answers.line)
            answered.append(file.answered(by: answers))
        }
        return answered
    }

    /// Writes the statistics that were kept.
    private func write(
        _ result: SimulationResult, _ file: ScenarioFile, to connection: String
    ) throws -> StatisticsReport? {
        guard var export = StatisticsExport(result, of: file) else { return nil }
        do throws(StatisticsExport.Failure) {
            try export.write(
                to: connection, replacing: statsReplace, environment: ProcessInfo.processInfo.environment, for: file)
        } catch {
            Console.note("callsteer: \(error.message)")
            throw Exit.couldNotRun
        }
        return StatisticsReport(export, result.names)
    }

    private func simulate(_ file: ScenarioFile) async throws -> SimulationResult {
        let bar = ProgressBar(total: file.scenario.expectedCalls.map { Int(min($0, 1e15)) }, unit: "calls")
        defer { bar.finish() }
        do {
            let watch = Watch(tellsStories: call != nil, draws: plot != nil, keepsStatistics: stats != nil)
            return try await Simulation(file.scenario, watching: watch).run(threads: threads) { bar.add(Int($0)) }
        } catch let error as SimulationError {
            bar.finish()
            Console.note("callsteer: \(file.file.path): \(error.message)")
            throw Exit.couldNotRun
        }
    }

    private func print(
        _ file: ScenarioFile, _ result: SimulationResult, _ differences: [CaseResult.Difference],
        _ comparison: SimulationComparison?, _ otherCallers: [String]
    ) throws {
        if let index = try story(result, file) {
            StoryText(file.rules, result).lines(index).forEach(Console.print)
        } else if let comparison, let against {
            let meeting = otherCallers.isEmpty ? "both meet the same callers" : "they do not meet the same callers"
            Console.print("A is \(file.file.path), B is \(against); \(meeting)")
            (otherCallers + comparison.alone).forEach { Console.print("note: \($0)") }
            comparison.lines.forEach(Console.print)
        } else {
            SimulationText(file, result).lines.forEach(Console.print)
        }
        guard !file.expected.isEmpty else { return }
        Console.print("")
        for difference in differences {
            let place = "\(difference.range.file.path):\(difference.range.line)"
            Console.print("\(place): \(difference.field): expected \(difference.expected), got \(difference.actual)")
        }
        if differences.isEmpty { Console.print("all is as expected") }
    }

    /// The place of the call whose timeline is asked for, if one is.
    private func story(_ result: SimulationResult, _ file: ScenarioFile) throws -> Int? {
        guard let call else { return nil }
        if let index = result.names.calls.firstIndex(of: call) { return index }
        let calls = result.names.calls.joined(separator: ", ")
        Console.note("callsteer: \(file.file.path) has no call \(call.quoted); its calls are \(calls)")
        throw Exit.couldNotRun
    }

    private func draw(_ result: SimulationResult, _ file: ScenarioFile, to path: String) throws {
        do {
            try Data(WaitingPlot(result, title: file.file.path).text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            Console.note("callsteer: \(path) cannot be written: \(error.localizedDescription)")
            throw Exit.couldNotRun
        }
    }
}
