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
            + "\(String(describing: priority)) \(String(describing: attach)) \(route.alternates.map(text)) "
            + (route.computed.map(text) ?? "")
    }

    private func text(_ computed: ComputedRoute) -> String {
        var words: [String] = []
        switch computed.destination {
        case .queue(let formula, let slots):
            words.append("queue \(formula.source) of \(slots.map { queues[$0].name })")
        case .agent(let formula, let slots):
            words.append("agent \(formula.source) of \(slots.map { agents[$0].login })")
        case .external(let formula): words.append("external \(formula.source)")
        case .extension(let formula): words.append("extension \(formula.source)")
        case .voicemail(let formula): words.append("voicemail \(formula.source)")
        case .ivr(let formula): words.append("ivr \(formula.source)")
        case nil: break
        }
        if let priority = computed.priority { words.append("priority \(priority.source)") }
        switch computed.attach {
        case .text(let formula): words.append("attach \(formula.source)")
        case .pairs(let pairs):
            words += pairs.map { pair in
                switch pair.value {
                case .text(let text): "\(pair.key)=\(text)"
                case .formula(let formula): "\(pair.key) computed \(formula.source)"
                }
            }
        case nil: break
        }
        if let last = computed.lastAgent { words.append("last agent \(last.login.source) \(last.wait)") }
        return words.joined(separator: ", ")
    }
}
