import ArgumentParser
import Foundation
import Routing
import RuleFiles
import Workbench

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decides one call and prints the whole trace: every rule tried, and why not.")

    @OptionGroup var file: RuleFileOptions
    @OptionGroup var call: CallOptions
    @OptionGroup var queues: QueueStateOptions

    @Flag(name: .long, help: "Show the rules after the deciding one, too.")
    var all = false

    @Option(name: .long, help: "How the explanation is printed.")
    var format = DecisionFormat.text

    func run() async throws {
        let decided = try await DecidedCall(file, call, queues)
        let rules = decided.rules.ruleSet
        let explanation = decided.explanation
        switch format {
        case .text:
            for line in ExplanationText(rules: rules, showsAll: all).lines(decided.record, explanation) {
                Console.print(line)
            }
        case .json:
            let document = DecisionJSON(rules: rules).document(decided.record, explanation: explanation)
            Console.write(document.text + "\n", to: STDOUT_FILENO)
        }
        try decided.finish()
    }
}
