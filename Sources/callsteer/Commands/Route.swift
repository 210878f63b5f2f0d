import ArgumentParser
import Foundation
import Routing
import RuleFiles
import Workbench

struct Route: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decides one call against the real database and prints decision and reason.")

    @OptionGroup var file: RuleFileOptions
    @OptionGroup var call: CallOptions
    @OptionGroup var queues: QueueStateOptions

    @Option(name: .long, help: "How the decision is printed.")
    var format = DecisionFormat.text

    func run() async throws {
        let decided = try await DecidedCall(file, call, queues)
        let rules = decided.rules.ruleSet
        switch format {
        case .text:
            let text = DecisionText(rules: rules)
            Console.print(text.summary(decided.record.decision))
            Console.print("by \(text.reason(decided.record.decision))")
            text.mishaps(decided.record.decision).forEach(Console.print)
        case .json:
            Console.write(DecisionJSON(rules: rules).document(decided.record).text + "\n", to: STDOUT_FILENO)
        }
        try decided.finish()
    }
}
