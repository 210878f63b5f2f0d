import Routing

/// Rules that no call can fulfil, or that earlier rules leave no call.
struct ReachInspection: Inspection {
    func inspect(_ lint: Lint, into findings: Findings) {
        for index in lint.file.ruleSet.rules.indices {
            if lint.map.bounds[index].upper.isEmpty {
                report(never: index, lint, findings)
            } else if let takers = lint.map.takers(of: index) {
                report(index, takenBy: takers, lint, findings)
            }
        }
    }

    private func report(never index: Int, _ lint: Lint, _ findings: Findings) {
        let rule = lint.file.ruleSet.rules[index]
        let words = ConditionText(rules: lint.file.ruleSet)
        let culprits = contradiction(in: rule, lint).map(words.text)
        let reason =
            switch culprits.count {
            case 0: "no call fulfils its conditions"
            case 1: "no call fulfils \(culprits[0])"
            default: "no call fulfils both \(culprits[0]) and \(culprits[1])"
            }
        findings.error(
            "never-matches", "rule '\(rule.id)' can never match: \(reason)",
            help: "change one of them, or take the rule out",
            at: lint.file.places.rules[index])
    }

    /// One condition that no call fulfils, or the first two that exclude each other.
    private func contradiction(in rule: Rule, _ lint: Lint) -> [Condition] {
        let space = lint.map.space
        for condition in rule.conditions where space.bounds(of: [condition], in: 0).upper.isEmpty { return [condition] }
        for (place, condition) in rule.conditions.enumerated() {
            for other in rule.conditions[..<place] where space.bounds(of: [other, condition], in: 0).upper.isEmpty {
                return [other, condition]
            }
        }
        return []
    }

    private func report(_ index: Int, takenBy takers: [Int], _ lint: Lint, _ findings: Findings) {
        let rules = lint.file.ruleSet.rules
        let rule = rules[index]
        let place = lint.file.places.rules[index]
        if takers.count == 1, asksTheSame(takers[0], index, lint) {
            let first = rules[takers[0]]
            let related = [Diagnostic.Related(lint.file.places.rules[takers[0]], "the first of the two")]
            if first.action == rule.action, first.onFailure == rule.onFailure {
                findings.warning(
                    "duplicate-rule",
                    "rule '\(rule.id)' can never match: it repeats '\(first.id)', which asks for the same calls and sends them "
                        + "to the same place", help: "take one of them out", at: place, related: related)
            } else {
                findings.warning(
                    "conflicting-rule",
                    "rule '\(rule.id)' can never match: '\(first.id)' asks for the same calls and sends them elsewhere",
                    help: "keep the one that is right, or tell them apart by a condition", at: place, related: related)
            }
            return
        }
        let names = takers.map { "'\(rules[$0].id)'" }
        let who =
            names.count > 6 ? "\(names.prefix(5).joined(separator: ", ")) and \(names.count - 5) more" : list(names)
        let related = takers.prefix(6).map { taker in
            Diagnostic.Related(
                lint.file.places.rules[taker],
                takers.count == 1 ? "takes all of its calls" : "takes some of its calls")
        }
        findings.warning(
            "unreachable-rule",
            "rule '\(rule.id)' can never match: every call it asks for is taken before by \(who)",
            help: takers.count == 1
                ? "move it above \(names[0]), or take it out" : "move it above them, or take it out",
            at: place, related: related)
    }

    private func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and \(last)"
    }

    /// Whether the two rules ask for exactly the same calls.
    private func asksTheSame(_ one: Int, _ other: Int, _ lint: Lint) -> Bool {
        let (left, right) = (lint.map.bounds[one], lint.map.bounds[other])
        func covers(_ region: Region, _ by: Region) -> Bool {
            region.subtracting(by, in: lint.map.space, limit: 256)?.isEmpty ?? false
        }
        return covers(left.upper, right.lower) && covers(right.upper, left.lower)
    }
}
