import ArgumentParser
import Routing
import RuleFiles

/// `--queues`: how the queues stand when calls are decided.
struct QueueStateOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "How the queues stand: YAML or JSON as under queues: of a fixture. Without it, queue() is an error.",
            valueName: "file"))
    var queues: String?

    /// What the file says; nil without one.
    func board(_ rules: RuleFile, _ options: RuleFileOptions) throws -> QueueBoard? {
        guard let queues else { return nil }
        let findings = Findings()
        let board = QueueStates.board(queues, of: rules.ruleSet, into: findings)
        options.report(findings)
        guard let board else { throw Exit.couldNotRun }
        return board
    }
}
