import Lookups
import Routing
import Testing

@testable import RuleFiles

/// A call decided in virtual time, with its explanation.
struct Decided {
    let rules: RuleSet
    let record: DecisionRecord
    let explanation: Explanation

    /// Decides a call by `file`; lookups are answered by their names, and one without an answer was not run.
    init(
        by file: RuleFile, dnis: String = "1700500", clid: String = "0541111111", attach: String? = nil,
        id: String? = nil, at text: String = "2026-03-04 10:00", answers: [String: LookupAnswer] = [:]
    ) throws {
        let rules = file.ruleSet
        var reader = file.callReader()
        let call = reader.call(id: id, dnis: dnis, clid: clid, attach: attach.map(CallReader.Attach.text) ?? .none)
        let moment = try MomentText.parse(text, in: rules.zone)
        record = rules.decide(call, at: moment) { answers[rules.lookups[$0.lookup].name] ?? .notRun }
        explanation = try #require(rules.explain(call, knowing: record.facts, at: moment))
        self.rules = rules
    }
}
