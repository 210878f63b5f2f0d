package import Routing
package import RuleFiles

/// Why one rule did not decide a call, for programs.
package enum WhyNotJSON {
    /// The document; nil where there is no rule of this id.
    package static func document(
        _ rules: RuleSet, _ record: DecisionRecord, _ explanation: Explanation, rule id: String
    ) -> JSON? {
        guard let index = rules.rules.firstIndex(where: { $0.id == id }) else { return nil }
        let checks = CheckText(rules: rules, call: record.call)
        let step = explanation.steps[index]
        return .object([
            "schemaVersion": .integer(1),
            "rule": .string(id),
            "decides": .bool(step.verdict == .decided || step.verdict == .decidedOnFailure),
            "verdict": .string(step.verdict.name),
            "checks": .array(
                step.checks.map { check(holds: $0.holds, checks.sentence($0)) }
                    + step.formulas.map { check(holds: $0.holds, checks.sentence($0)) }),
            "lookup": lookup(rules, index, step),
            "decidedBy": explanation.decision.rule.map { .string(rules.rules[$0].id) } ?? .null,
        ])
    }

    private static func check(holds: Bool, _ text: String) -> JSON {
        .object(["holds": .bool(holds), "text": .string(text)])
    }

    private static func lookup(_ rules: RuleSet, _ index: Int, _ step: Explanation.Step) -> JSON? {
        rules.rules[index].lookup.map { lookup in
            .object([
                "name": .string(rules.lookups[lookup].name),
                "outcome": .string((step.answer?.outcome ?? .notRun).rawValue),
            ])
        }
    }
}
