import Routing

extension RuleMap {
    /// What a rule makes of its calls, in words that are equal where two rule sets do the same.
    func outcome(ofRule index: Int) -> String {
        let words = rules.outcome(ofRule: index)
        guard let rule = rules.rules.at(index) else { return words }
        switch rule.action {
        // The sides are drawn by the caller's number.
        case .split: return "\(words) by \(numbers.name) \(reading)"
        case .route(let route):
            let isComputed = route.isComputed || rule.onFailure?.isComputed == true
            return isComputed ? "\(words) from \(reading)" : words
        }
    }

    /// How formulas read a call.
    var reading: String { "\(numbers.name) \(rules.zone.identifier) \(rules.attach.fields)" }
}
