import ArgumentParser
import Foundation
import Lookups
import Routing
import RuleFiles
import Workbench

/// A call decided for `route` or `explain`, against the real database where a rule needs one.
struct DecidedCall {
    let rules: RuleFile
    let record: DecisionRecord

    init(_ options: RuleFileOptions, _ call: CallOptions, _ queues: QueueStateOptions) async throws {
        rules = try options.load()
        let (call, moment) = try call.call(rules)
        let board = try queues.board(rules, options)
        let facts = Facts(queues: board)
        // A call that needs no lookup needs no database either.
        if case .decided(let decision) = rules.ruleSet.evaluate(call, knowing: facts, at: moment) {
            record = DecisionRecord(call: call, moment: moment, facts: facts, decision: decision, nanoseconds: 0)
            return
        }
        let findings = Findings()
        let live = await LiveLookups.open(rules, environment: ProcessInfo.processInfo.environment, into: findings)
        options.report(findings)
        guard let live else { throw Exit.couldNotRun }
        record = await live.router.route(call, at: moment, queues: board)
    }

    /// Why the call is decided so.
    var explanation: Explanation {
        guard let explanation = rules.ruleSet.explain(record.call, knowing: record.facts, at: record.moment) else {
            preconditionFailure("what was decided can be explained")
        }
        return explanation
    }

    /// Ends the command where the decision had to do without a database that it needed.
    func finish() throws {
        let absent: Set<LookupOutcome> = [.down, .sqlError]
        let failed = DecisionFields(record, by: rules.ruleSet).answers.filter { absent.contains($0.answer.outcome) }
        guard let (name, answer) = failed.first else { return }
        Console.note(
            "callsteer: lookup '\(name)' failed (\(answer.outcome.rawValue)), and the call was decided without it")
        throw Exit.couldNotRun
    }
}
