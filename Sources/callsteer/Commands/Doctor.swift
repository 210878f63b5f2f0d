import ArgumentParser
import Foundation
import RuleFiles
import Service
import Workbench

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks at drivers, connections, portals and certificates, and says what to mend.")

    @Option(name: .long, help: ArgumentHelp("The rule file.", valueName: "file"))
    var rules: String?

    @Option(name: .long, help: ArgumentHelp("The configuration of the service.", valueName: "file"))
    var config: String?

    @Option(name: .long, help: "When messages are coloured.")
    var color = ColorMode.auto

    func validate() throws {
        guard (rules == nil) != (config == nil) else {
            throw ValidationError("give --rules FILE, or --config FILE for all that the service needs")
        }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let findings = Findings()
        let configuration = config.flatMap {
            ServiceConfiguration.read($0, environment: environment, into: findings)
        }
        let file = (rules ?? configuration?.rules).flatMap {
            RuleFile.read($0, environment: environment, into: findings)
        }
        let text = FindingsFormat.text.document(findings.summary(), isColored: color.isColored(STDERR_FILENO))
        Console.write(text, to: STDERR_FILENO)
        guard let file, (config == nil) == (configuration == nil) else { throw Exit.couldNotRun }
        var observations = await Workbench.Doctor(file, environment: environment).observations()
        if let configuration { observations += await ServiceDoctor(configuration).observations() }
        for observation in observations {
            Console.print("\(observation.state.column)\(observation.text)")
            if let advice = observation.advice { Console.print("        \(advice)") }
        }
        if observations.contains(where: { $0.state == .failure }) { throw Exit.failed }
    }
}

extension Workbench.Doctor.Observation.State {
    /// The word in a column of eight.
    fileprivate var column: String { rawValue + String(repeating: " ", count: 8 - rawValue.count) }
}
