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

    @Option(
        name: .long,
        help: ArgumentHelp("Only why this rule did not decide, with all its conditions.", valueName: "rule"))
    var whyNot: String?

    @Option(name: .long, help: "How the explanation is printed.")
    var format = DecisionFormat.text

    func run() async throws {
        let decided = try await DecidedCall(file, call, queues)
        let rules = decided.rules.ruleSet
        let explanation = decided.explanation
        if let whyNot {
            try printReasons(against: whyNot, decided, explanation)
            return try decided.finish()
        }
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

    private func printReasons(against rule: String, _ decided: DecidedCall, _ explanation: Explanation) throws {
        let rules = decided.rules.ruleSet
        switch format {
        case .text:
            if let lines = WhyNotText(rules: rules).lines(decided.record, explanation, rule: rule) {
                return lines.forEach(Console.print)
            }
        case .json:
            if let document = WhyNotJSON.document(rules, decided.record, explanation, rule: rule) {
                return Console.write(document.text + "\n", to: STDOUT_FILENO)
            }
        }
        let help = suggestion(for: rule, among: rules.rules.map(\.id)).map { "; \($0)" } ?? ""
        Console.note("callsteer: \(decided.rules.source.path) has no rule \(rule.quoted)\(help)")
        throw Exit.couldNotRun
    }
}
