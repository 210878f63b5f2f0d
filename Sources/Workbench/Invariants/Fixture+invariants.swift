import Lookups
import Routing
package import RuleFiles

extension Fixture {
    /// What becomes of the invariants whose name fits, each as the result of a case.
    package func invariantResults(where isWanted: (String) -> Bool) -> [CaseResult] {
        let wanted = invariants.filter { isWanted($0.name) }
        guard !wanted.isEmpty else { return [] }
        // The fixture's own time, so that a run says today what it said yesterday.
        let moment = cases.lazy.flatMap(\.items).map(\.moment).first ?? Moment(milliseconds: 1_767_225_600_000)
        var check = InvariantCheck(rules, from: moment, alsoAsking: wanted.map(\.given))
        return wanted.map { invariant in
            let started = ContinuousClock.now
            let verdict = check.verdict(on: invariant)
            let calls = CallText(zone: rules.ruleSet.zone)
            let failures = verdict.broken.prefix(5).map { broken in
                let fields = DecisionFields(broken.record, by: rules.ruleSet)
                let isForbidden = invariant.never.contains { $0.field == broken.claim.field }
                let value = broken.claim.value?.description ?? "any"
                let difference = CaseResult.Difference(
                    field: broken.claim.field, expected: isForbidden ? "never \(value)" : value,
                    actual: (fields[broken.claim.field] ?? FieldValue.none).description, range: broken.claim.range)
                let text = DecisionText(rules: rules.ruleSet)
                return CaseResult.Failure(
                    range: invariant.range, differences: [difference],
                    trace: [
                        "for example \(calls.text(broken.call))",
                        "-> \(text.summary(broken.record.decision))   by \(text.reason(broken.record.decision))",
                    ])
            }
            return CaseResult(
                file: file, name: invariant.name, range: invariant.range, calls: verdict.calls,
                failures: Array(failures),
                note: failures.isEmpty ? verdict.isProved ? "proved" : "tried on \(verdict.calls) calls" : nil,
                microseconds: started.elapsedMicroseconds)
        }
    }
}
