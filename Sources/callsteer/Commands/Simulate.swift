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

    @Option(name: .long, help: ArgumentHelp("How many runs go on at a time.", valueName: "number"))
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Option(name: .long, help: ArgumentHelp("The seed, in place of the scenario's.", valueName: "number"))
    var seed: UInt64?

    @Option(name: .long, help: "When messages are coloured.")
    var color = ColorMode.auto

    func validate() throws {
        guard 1...1024 ~= threads else { throw ValidationError("--threads is a number from 1 to 1024") }
        if files.count > 1, against != nil || call != nil || plot != nil {
            throw ValidationError("--against, --call and --plot are for one scenario")
        }
    }

    func run() async throws {
        var isAsExpected = true
        var documents: [JSON] = []
        let scenarios = try read(files + (against.map { [$0] } ?? []))
        let own = against == nil ? scenarios[...] : scenarios.dropLast()
        for (index, file) in own.enumerated() {
            let result = try await simulate(file)
            let differences = ScenarioJudge(file.rules, result).differences(file.expected)
            if !differences.isEmpty { isAsExpected = false }
            if let plot { try draw(result, file, to: plot) }
            var comparison: SimulationComparison?
            if against != nil {
                comparison = SimulationComparison(result, against: try await simulate(scenarios[own.count]))
            }
            switch format {
            case .text:
                if index > 0 { Console.print("") }
                try print(file, result, differences, comparison)
            case .json:
                var document = SimulationJSON(file, result).document(differences)
                if let comparison, case .object(let members) = document {
                    document = .object(members + [.init("against", comparison.json)])
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

    private func simulate(_ file: ScenarioFile) async throws -> SimulationResult {
        let bar = ProgressBar(total: file.scenario.run.replications, unit: "runs")
        defer { bar.finish() }
        do {
            let watch = Watch(tellsStories: call != nil, draws: plot != nil)
            return try await Simulation(file.scenario, watching: watch).run(threads: threads) { bar.update($0) }
        } catch let error as SimulationError {
            bar.finish()
            Console.note("callsteer: \(file.file.path): \(error.message)")
            throw Exit.couldNotRun
        }
    }

    private func print(
        _ file: ScenarioFile, _ result: SimulationResult, _ differences: [CaseResult.Difference],
        _ comparison: SimulationComparison?
    ) throws {
        if let call {
            guard let index = result.names.calls.firstIndex(of: call) else {
                Console.note(
                    "callsteer: \(file.file.path) has no call \(call.quoted); its calls are \(result.names.calls.joined(separator: ", "))"
                )
                throw Exit.couldNotRun
            }
            StoryText(file.rules, result).lines(index).forEach(Console.print)
        } else if let comparison, let against {
            Console.print("A is \(file.file.path), B is \(against); both meet the same callers")
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

    private func draw(_ result: SimulationResult, _ file: ScenarioFile, to path: String) throws {
        do {
            try Data(WaitingPlot(result, title: file.file.path).text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            Console.note("callsteer: \(path) cannot be written: \(error.localizedDescription)")
            throw Exit.couldNotRun
        }
    }
}
