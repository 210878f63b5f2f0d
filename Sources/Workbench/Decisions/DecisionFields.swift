package import Routing
package import RuleFiles

/// The fields of a decision by the names that fixtures, JSON and CSV use.
package struct DecisionFields: Sendable {
    /// Every field a fixture may expect or share out, in the order it is shown.
    package static let names = [
        "rule", "queue", "agent", "external", "extension", "default", "switch", "voicemail", "ivr", "busy",
        "priority", "attach", "adata", "lookup", "source", "stale", "asked", "decided_at", "flags",
    ]

    private let record: DecisionRecord
    private let rules: RuleSet

    /// The fields of `record`, decided by `rules`.
    package init(_ record: DecisionRecord, by rules: RuleSet) {
        self.record = record
        self.rules = rules
    }

    /// The field called `name`; nil when there is no such field.
    package subscript(name: String) -> FieldValue? {
        let decision = record.decision
        switch name {
        case "rule": return .text(ruleID)
        case "queue": return decision.destination.queue.map { .text(rules.queues[$0].name) } ?? FieldValue.none
        case "agent":
            if case .agent(let slot) = decision.destination { return .text(rules.agents[slot].login) }
            return FieldValue.none
        case "external":
            if case .external(let number) = decision.destination { return .text(number) }
            return FieldValue.none
        case "extension":
            if case .extension(let number) = decision.destination { return .text(number) }
            return FieldValue.none
        case "voicemail":
            if case .voicemail(let box) = decision.destination { return box.isEmpty ? .bool(true) : .text(box) }
            return FieldValue.none
        case "ivr":
            if case .ivr(let script) = decision.destination { return script.isEmpty ? .bool(true) : .text(script) }
            return FieldValue.none
        case "default": return .bool(decision.isDefault)
        case "switch": return .bool(decision.destination == .switchDefault)
        case "busy": return .bool(decision.destination == .busy)
        case "priority": return decision.priority.map { .number(Int64($0.level)) } ?? FieldValue.none
        case "attach": return decision.attach.map { .text($0.text) } ?? FieldValue.none
        case "adata":
            return decision.attach.map { .text(Limits.cut($0.text, to: rules.limits.adata).text) } ?? FieldValue.none
        case "lookup": return .text(decision.outcome.rawValue)
        case "source":
            if case .source(let number) = origin { return .number(Int64(number)) }
            return FieldValue.none
        case "stale":
            if case .cache(_, let isStale) = origin { return .bool(isStale) }
            return .bool(false)
        case "asked": return .list(answers.flatMap(\.answer.asked))
        case "decided_at": return .milliseconds(record.microseconds / 1000)
        case "flags": return .list(decision.flags.names)
        default:
            // `lookup.crm`: the outcome of one of several.
            guard name.hasPrefix("lookup."),
                let index = rules.lookups.firstIndex(where: { $0.name == name.dropFirst("lookup.".count) })
            else { return nil }
            return .text((record.facts[Slot(index)]?.outcome ?? .notRun).rawValue)
        }
    }

    /// Where the answer of the lookup asked last came from.
    private var origin: LookupAnswer.Origin {
        record.decision.lookup.flatMap { record.facts[$0]?.origin } ?? .unknown
    }

    /// The deciding rule's id, or `default` when none matched.
    package var ruleID: String { record.decision.rule.map { rules.rules[$0].id } ?? "default" }

    /// `queue:vip`, `extension:9000`, `busy`: the destination in one word.
    package var destination: String {
        switch record.decision.destination {
        case .queue(let slot): "queue:\(rules.queues[slot].name)"
        case .agent(let slot): "agent:\(rules.agents[slot].login)"
        case .external(let number): "external:\(number)"
        case .extension(let number): "extension:\(number)"
        case .voicemail(let box): box.isEmpty ? "voicemail" : "voicemail:\(box)"
        case .ivr(let script): script.isEmpty ? "ivr" : "ivr:\(script)"
        case .switchDefault: "switch"
        case .default: "default"
        case .busy: "busy"
        }
    }

    /// The lookups that were asked, in declared order.
    package var answers: [(name: String, answer: LookupAnswer)] {
        rules.lookups.enumerated().compactMap { index, lookup in
            record.facts[Slot(index)].map { (lookup.name, $0) }
        }
    }
}
