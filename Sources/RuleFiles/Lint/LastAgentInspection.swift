import Routing

/// Rules that keep calls for an agent by a name that can be nobody's.
struct LastAgentInspection: Inspection {
    func inspect(_ lint: Lint, into findings: Findings) {
        let set = lint.file.ruleSet
        guard set.agents.isEmpty else { return }
        for (index, rule) in set.rules.enumerated() where rule.keepsLastAgent {
            findings.warning(
                "last-agent-of-nobody",
                "rule '\(rule.id)' keeps calls for the agent they had last, and no agent is declared, so it never does",
                help: "declare the agents: agents: { dlevi: { code: 7001 } }", at: lint.file.places.rules[index])
        }
    }
}

extension Rule {
    /// One of its routes keeps the call for an agent (R29).
    fileprivate var keepsLastAgent: Bool {
        if case .route(let route) = action { route.computed?.lastAgent != nil } else { false }
    }
}
