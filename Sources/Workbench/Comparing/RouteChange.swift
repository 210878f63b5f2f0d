package import Routing

/// Calls that two rule files send to different places: what becomes of them, and one of them.
package struct RouteChange: Sendable {
    /// The rule that decides, by its id; nil where none does.
    package struct Side: Hashable, Sendable {
        package let rule: String?
        package let route: RoutedTo

        init(_ decision: Decision, by rules: RuleSet) {
            rule = decision.rule.map { rules.rules[$0].id }
            route = RoutedTo(decision, by: rules)
        }

        /// `rule vip`, `no rule`.
        package var ruleText: String { rule.map { "rule \($0)" } ?? "no rule" }
    }

    package let old: Side
    package let new: Side
    /// The first of the calls.
    package let example: SampleCall
    /// So many kinds of call, or so many recorded calls.
    package internal(set) var count = 1
    /// How many things bound the widest kind of call that changes so; 0 for recorded calls.
    package internal(set) var bounds = 0
    /// Further examples, a few at the most.
    package internal(set) var others: [SampleCall] = []

    package var harm: Harm { Harm(from: old.route, to: new.route) }

    /// The worst first; of equally bad ones the one that concerns more calls, as far as that is known.
    static func isWorse(_ one: RouteChange, than other: RouteChange) -> Bool {
        (one.harm, one.bounds, other.count, one.old.ruleText, one.new.ruleText)
            < (other.harm, other.bounds, one.count, other.old.ruleText, other.new.ruleText)
    }
}
