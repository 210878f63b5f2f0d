import Queueing
import Routing
import RuleFiles
import Simulation

/// What became of a scripted call, by the names that scenarios and results use.
struct OutcomeFields {
    private let values: [(name: String, value: FieldValue)]

    init(_ result: SimulationResult, _ call: Int, by rules: RuleSet) {
        let outcome = result.outcomes[call]
        let summary = outcome.summary
        func name(_ queue: Slot<Queue>?) -> FieldValue { queue.map { .text(rules.queues[$0].name) } ?? .none }
        func number(_ value: Int?) -> FieldValue { value.map { .number(Int64($0)) } ?? .none }
        let rule = outcome.decided.map { $0.rule ?? "default" }
        values = [
            ("end", .text(outcome.end?.rawValue ?? "open")),
            ("answered_by", outcome.answeredBy.map { .text(result.names.logins[$0]) } ?? .none),
            ("wait", outcome.wait.map(FieldValue.milliseconds) ?? .none),
            ("queue", name(summary?.handledQueue)), ("initial_queue", name(summary?.initialQueue)),
            ("queue_hops", number(summary?.queueHops)), ("agent_hops", number(summary?.agentHops)),
            ("priority", number(summary?.priority.level)), ("rule", rule.map(FieldValue.text) ?? .none),
            ("to", Self.destination(outcome).map(FieldValue.text) ?? .none),
            ("callback", Self.callback(summary?.callbackResult)),
        ]
    }

    /// Those that the call has, in order.
    var known: [(name: String, value: FieldValue)] { values.filter { $0.value != .none } }

    subscript(name: String) -> FieldValue { values.first { $0.name == name }?.value ?? .none }

    private static func callback(_ result: EndType?) -> FieldValue {
        switch result {
        case .talked: .text("answered")
        case .unanswered: .text("unanswered")
        default: .none
        }
    }

    /// The number or mailbox it left for.
    private static func destination(_ outcome: CallOutcome) -> String? {
        guard outcome.end == .transferred else { return nil }
        return (outcome.leftFor ?? outcome.decided?.decision.destination).flatMap(number)
    }

    private static func number(_ destination: Destination) -> String? {
        switch destination {
        case .external(let number), .extension(let number): number
        case .voicemail(let name): name.isEmpty ? "voicemail" : name
        case .switchDefault: "switch"
        case .queue, .agent, .default, .ivr, .busy: nil
        }
    }
}
