import Lookups
import Routing

/// Times that cannot be kept, because the decision has to leave before.
struct DeadlineInspection: Inspection {
    func inspect(_ lint: Lint, into findings: Findings) {
        let rules = lint.file.ruleSet
        let deadline = rules.deadline
        for (index, rule) in rules.rules.enumerated() {
            guard let budget = rule.budget, budget > deadline.budget else { continue }
            findings.warning(
                "budget-above-deadline",
                "rule '\(rule.id)' has a budget of \(budget) ms, and a decision may take \(deadline.budget) ms",
                help: "shorten it, or set deadline: { budget: \(budget)ms }", at: lint.file.places.rules[index])
        }
        if deadline.margin >= deadline.budget {
            findings.warning(
                "margin-above-budget",
                "deadline keeps a margin of \(deadline.margin) ms of a switch's time-out, and a decision may take only "
                    + "\(deadline.budget) ms", help: "is one of them in the wrong unit?", at: lint.file.places.deadline ?? lint.file.defaultPlace)
        }
        for (index, lookup) in lint.file.lookups.enumerated() {
            // The rule that gives it the most time decides whether the time can be had at all.
            let users = rules.rules.filter { $0.lookup?.index == index }
            // Who never thought of a deadline has not been wrong about it.
            guard lint.file.places.deadline != nil || users.contains(where: { $0.budget != nil }) else { continue }
            guard let budget = users.map({ $0.budget ?? deadline.budget }).max() else { continue }
            var spent: Int64 = 0
            for (number, source) in lookup.sources.enumerated() {
                let name =
                    lookup.sources.count == 1
                    ? "lookup '\(lookup.name)'" : "source \(number + 1) of lookup '\(lookup.name)'"
                if spent >= budget {
                    findings.warning(
                        "source-out-of-time",
                        "\(name) is never asked when the ones before it time out: they take \(spent) ms of \(budget) ms",
                        help: "shorten their timeout, or lengthen deadline: { budget: … }",
                        at: lint.file.places.lookups[index])
                } else if source.settings.timeout > budget {
                    findings.warning(
                        "timeout-above-budget",
                        "\(name) may take \(source.settings.timeout) ms, and a decision \(budget) ms",
                        help: "shorten the timeout, or lengthen deadline: { budget: … }",
                        at: lint.file.places.lookups[index])
                }
                spent += source.settings.timeout
            }
        }
    }
}
