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
                switch constant(formula) {
                case nil: continue
                case .success(true)?:
                    findings.warning(
                        "if-always-true", "the if of rule '\(rule.id)' is true of every call: \(formula.source)",
                        help: "take it out", at: place)
                case .success(false)?:
                    findings.error(
                        "never-matches",
                        "rule '\(rule.id)' can never match: its if is false of every call: \(formula.source)",
                        help: "change it, or take the rule out", at: place)
                case .failure(let error)?:
                    findings.error(
                        "never-matches",
                        "rule '\(rule.id)' can never match: its if is an error for every call: \(error.kind.words)",
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

    /// The value of a formula that speaks of nothing, or the error that it comes to.
    private func constant(_ formula: Formula) -> Result<Bool, EvaluationError>? {
        // What can be compiled without a variable has one value for all calls.
        let environment = Environment()
        guard let expression = try? Expression.compile(formula.source, in: environment, expecting: .bool) else {
            return nil
        }
        do throws(EvaluationError) {
            guard case .bool(let value) = try expression.evaluate(Bindings(environment)) else { return nil }
            return .success(value)
        } catch {
            // Which zones there are only the rule file knows.
            if case .unknownZone = error.kind { return nil }
            return .failure(error)
        }
    }
}
