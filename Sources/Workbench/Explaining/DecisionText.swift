package import Routing
import RuleFiles

/// A decision in words for people.
package struct DecisionText {
    private let rules: RuleSet

    /// Words for the decisions of `rules`.
    package init(rules: RuleSet) { self.rules = rules }

    /// `queue vip (12), priority 1, attach "כהן דוד"`, and what else to know.
    package func summary(_ decision: Decision) -> String {
        var parts = [destination(decision.destination)]
        if decision.isDefault { parts[0] += " (the default)" }
        if let priority = decision.priority { parts.append("priority \(priority)") }
        if let attach = decision.attach { parts.append("attach \"\(attach.text.printable)\"") }
        if let kept = decision.lastAgent {
            parts.append(
                "for agent \(rules.agents[kept.agent].login) within \(Duration.milliseconds(kept.wait).written)")
        }
        if !decision.flags.isEmpty { parts.append("flags \(decision.flags.names.joined(separator: " "))") }
        if !decision.alternates.isEmpty {
            let names = decision.alternates.map { destination($0.destination ?? .default) }
            parts.append("else \(names.joined(separator: ", "))")
        }
        return parts.joined(separator: "   ")
    }

    /// Why the decision is degraded: a line for each formula that could not be evaluated.
    package func mishaps(_ decision: Decision) -> [String] {
        decision.mishaps.map { mishap in
            "degraded: rule \(rules.rules[mishap.rule].id): \(mishap.sentence(main: "").printable)"
        }
    }

    /// `queue vip (12)`, `extension 9000`.
    package func destination(_ destination: Destination) -> String {
        switch destination {
        case .queue(let slot): "queue \(rules.queues[slot].name) (\(rules.queues[slot].code))"
        case .agent(let slot): "agent \(rules.agents[slot].login)"
        case .external(let number): "external \(number)"
        case .extension(let number): "extension \(number)"
        case .default: "the default destination"
        case .switchDefault: "the switch's own default"
        case .voicemail(let box): box.isEmpty ? "voicemail" : "voicemail \(box)"
        case .ivr(let script): script.isEmpty ? "IVR" : "IVR \(script)"
        case .busy: "busy"
        }
    }

    /// The rule, and in what way it decided.
    package func reason(_ decision: Decision) -> String {
        guard let slot = decision.rule else { return "no rule matched" }
        let rule = rules.rules[slot]
        var text = "rule \(rule.id)"
        if rule.line > 0 { text += " (line \(rule.line)" + (rule.file.map { " of \($0.printable)" } ?? "") + ")" }
        if decision.isOnFailure { text += ", on_failure" }
        if let side = decision.side { text += ", side \(side + 1) of its split" }
        if let lookup = decision.lookup {
            text += "; lookup \(rules.lookups[lookup].name): \(decision.outcome.rawValue)"
        }
        return text
    }
}
