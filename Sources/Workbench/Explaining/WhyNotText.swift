package import Routing
import RuleFiles

/// Why one rule did not decide a call: each of its conditions, and what came before it.
package struct WhyNotText {
    private let rules: RuleSet

    package init(rules: RuleSet) { self.rules = rules }

    /// The lines on the rule of this id; nil where there is none.
    package func lines(_ record: DecisionRecord, _ explanation: Explanation, rule id: String) -> [String]? {
        guard let index = rules.rules.firstIndex(where: { $0.id == id }) else { return nil }
        let rule = rules.rules[index]
        let step = explanation.steps[index]
        let checks = CheckText(rules: rules, call: record.call)
        var lines = [
            "rule \(rule.id)\(rule.line > 0 ? " (line \(rule.line)" + (rule.file.map { " of \($0.printable)" } ?? "") + ")" : "")"
        ]
        for check in step.checks { lines.append("  \(check.holds ? "yes" : "no ")  \(checks.sentence(check))") }
        if step.checks.isEmpty, rule.formulas.isEmpty { lines.append("  yes  it asks for nothing") }
        if let lookup = rule.lookup {
            let name = rules.lookups[lookup].name
            if let answer = step.answer {
                lines += AnswerText(rules: rules).lines(answer, of: lookup).map { "       \($0)" }
            } else {
                lines.append("       lookup \(name): not asked")
            }
        }
        for check in step.formulas { lines.append("  \(check.holds ? "yes" : "no ")  \(checks.sentence(check))") }
        lines.append("")
        return lines + verdict(step, rule, index, explanation)
    }

    private func verdict(
        _ step: Explanation.Step, _ rule: Rule, _ index: Int, _ explanation: Explanation
    ) -> [String] {
        let decider = explanation.decision.rule.map { "rule \(rules.rules[$0].id)" } ?? "the default"
        let failed = step.checks.count { !$0.holds } + step.formulas.count { !$0.holds }
        switch step.verdict {
        case .decided: return ["It decides this call."]
        case .decidedOnFailure: return ["It decides this call, by its on_failure."]
        case .conditionFailed, .formulaFailed, .wouldNotMatch:
            let what = failed == 1 ? "One of its conditions does" : "\(failed) of its conditions do"
            return ["\(what) not hold. The call is decided by \(decider)."]
        case .noRow: return ["Its conditions hold, and its lookup has no row. The call is decided by \(decider)."]
        case .lookupFailed:
            return [
                "Its conditions hold, its lookup failed, and it has no on_failure. The call is decided by \(decider)."
            ]
        case .wouldMatch:
            let reservation = rule.lookup == nil ? "" : ", should its lookup have a row"
            return ["It would match\(reservation), but \(decider) stands before it and takes the call."]
        }
    }
}
