import ArgumentParser
import Foundation
import RuleFiles
import Workbench

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks at drivers, connections and statements, and says what to mend.")

    @OptionGroup var file: RuleFileOptions

    func run() async throws {
        let rules = try file.load()
        let doctor = Workbench.Doctor(rules, environment: ProcessInfo.processInfo.environment)
        let observations = await doctor.observations()
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
