package import Routing

/// What the rules decided about a call, with the names they had then: a reload may bring others.
package struct CallDecision: Sendable {
    package let decision: Decision
    /// The rule that decided; nil for none.
    package let rule: String?
    /// The login name of the agent it goes to; nil where it goes elsewhere.
    package let agent: String?
    /// The scenario's own rules decided, and not others that were loaded since.
    package let isByOwnRules: Bool

    init(_ decision: Decision, by rules: RuleSet, isOwn: Bool) {
        self.decision = decision
        rule = decision.rule.map { rules.rules[$0].id }
        agent = Self.agent(decision.destination, rules)
        isByOwnRules = isOwn
    }

    private static func agent(_ destination: Destination, _ rules: RuleSet) -> String? {
        if case .agent(let slot) = destination { rules.agents[slot].login } else { nil }
    }
}
