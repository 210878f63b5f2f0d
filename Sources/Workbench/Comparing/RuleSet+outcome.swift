import Routing

extension RuleSet {
    /// What a rule makes of the calls it decides, the default of those beyond the last, in words that are equal where
    /// two rule sets do the same.
    func outcome(ofRule index: Int) -> String {
        guard index < rules.count else { return text(Route(.default)) }
        let rule = rules[index]
        var words: String
        switch rule.action {
        case .route(let route): words = text(route)
        case .split(let split):
            // The sides are drawn by the rule's id.
            words = "split \(rule.id) " + split.sides.map { "\($0.weight) \(text($0.route))" }.joined(separator: " | ")
        }
        if let lookup = rule.lookup { words += " lookup \(lookups[lookup].name) \(lookups[lookup].clampsPriority)" }
        if let failure = rule.onFailure { words += " on failure \(text(failure))" }
        return words
    }

    private func text(_ route: Route) -> String {
        let standard = route.destination?.queue.map { queues[$0].defaultPriority.level }
        let priority = route.priority?.level ?? standard
        let attach = route.attach.map { Limits.cut($0.text, to: limits.attach).text }
        return "\(route.destination.map { RoutedTo.name($0, self) } ?? "the row's") \(route.destination == .default) "
            + "\(String(describing: priority)) \(String(describing: attach)) \(route.alternates.map(text))"
    }
}
