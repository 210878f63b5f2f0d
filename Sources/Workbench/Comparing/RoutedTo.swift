import Lookups
package import Routing

/// Where a call goes, in the names of its rule file, so that decisions by two rule files can be held against each other.
package struct RoutedTo: Hashable, Sendable {
    /// `queue vip`, `extension 9000`.
    package let destination: String
    package let priority: Int?
    package let attach: String?
    package let alternates: [String]
    /// For whom the call is kept at first, and for how many milliseconds.
    package let lastAgent: String?
    /// Nobody of the call centre answers it: it is refused, or left to the default.
    package let isLost: Bool

    /// What `decision` comes to.
    package init(_ decision: Decision, by rules: RuleSet) {
        destination = Self.name(decision.destination, rules) + (decision.isDefault ? " (the default)" : "")
        priority = decision.priority.map { Int($0.level) }
        attach = decision.attach?.text
        alternates = decision.alternates.map { Self.name($0.destination ?? .default, rules) }
        lastAgent = decision.lastAgent.map { "\(rules.agents[$0.agent].login) for \($0.wait) ms" }
        isLost = decision.isDefault || decision.destination == .busy || decision.destination == .switchDefault
    }

    /// `queue vip, priority 1`.
    package var text: String {
        var parts = [destination]
        if let priority { parts.append("priority \(priority)") }
        if let attach { parts.append("attach \"\(attach)\"") }
        if let lastAgent { parts.append("kept for \(lastAgent)") }
        if !alternates.isEmpty { parts.append("else \(alternates.joined(separator: ", "))") }
        return parts.joined(separator: ", ")
    }

    static func name(_ destination: Destination, _ rules: RuleSet) -> String {
        switch destination {
        case .queue(let slot): "queue \(rules.queues[slot].name)"
        case .agent(let slot): "agent \(rules.agents[slot].login)"
        case .external(let number): "external \(number)"
        case .extension(let number): "extension \(number)"
        case .default: name(rules.fallback.destination, rules)
        case .switchDefault: "the switch"
        case .voicemail(let box): box.isEmpty ? "voicemail" : "voicemail \(box)"
        case .ivr(let script): script.isEmpty ? "ivr" : "ivr \(script)"
        case .busy: "busy"
        }
    }
}
