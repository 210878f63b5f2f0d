import Expressions
import Routing

/// Formulas that are the same for every call, and rules whose only condition is one.
struct FormulaInspection: Inspection {
    func inspect(_ lint: Lint, into findings: Findings) {
        let rules = lint.file.ruleSet.rules
        let unindexed = Set(lint.map.unindexed)
        for (index, rule) in rules.enumerated() where !rule.formulas.isEmpty {
            let place = lint.file.places.rules[index]
            for formula in rule.formulas {
                guard let value = constant(formula) else { continue }
                if value {
                    findings.warning(
                        "if-always-true", "the if of rule '\(rule.id)' is true of every call: \(formula.source)",
                        help: "take it out", at: place)
                } else {
                    findings.error(
                        "never-matches",
                        "rule '\(rule.id)' can never match: its if is false of every call: \(formula.source)",
                        help: "change it, or take the rule out", at: place)
                }
            }
            if rule.lookup == nil, unindexed.contains(Slot(index)) {
                findings.info(
                    "unindexed-rule",
                    "rule '\(rule.id)' is tried for every call, for nothing but its if tells calls apart",
                    help: "add a dnis, a clid or a value of attach data, where the if implies one", at: place)
            }
        }
    }

    /// The value of a formula that speaks of nothing.
    private func constant(_ formula: Formula) -> Bool? {
        // What can be compiled without a variable has one value for all calls.
        let environment = Environment()
        guard let expression = try? Expression.compile(formula.source, in: environment, expecting: .bool),
            case .bool(let value) = try? expression.evaluate(Bindings(environment))
        else { return nil }
        return value
    }
}
