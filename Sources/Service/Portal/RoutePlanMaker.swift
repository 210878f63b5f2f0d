import CTIPS
import Routing
import Workbench

/// Puts a decision in the portal's terms (R25): which targets in which order, and the data for the call.
struct RoutePlanMaker {
    /// What else is to be known of a plan.
    enum Note: Hashable {
        /// The switch has nothing for a destination that was decided.
        case unroutable
        /// The queue sent the call on before it got there.
        case overflowed
    }

    let entry: DecisionEntry
    let userData: [String]

    private var rules: RuleSet { entry.rules }
    private var decision: Decision { entry.record.decision }

    /// The plan as calls, agents and services stand, and where overflow leads the call.
    func plan(_ model: CallModel, at now: Duration) -> (plan: RoutePlan, end: Destination, notes: Set<Note>) {
        var notes: Set<Note> = []
        var destination = decision.destination
        if case .queue(let queue) = destination, !rules.queues[queue].waiting.overflow.isEmpty {
            let reading = OverflowReading(rules: rules, services: entry.version.services, model: model, now: now)
            let end = reading.destination(from: queue)
            if end != destination {
                notes.insert(.overflowed)
                destination = end
            }
        }
        var targets: [RouteTarget] = []
        for wanted in [destination] + decision.alternates.map({ $0.destination ?? .default }) {
            if let target = target(wanted) {
                if !targets.contains(target) { targets.append(target) }
            } else {
                notes.insert(.unroutable)
            }
        }
        // R19: what the switch has nothing for goes where calls go that no rule took.
        if targets.isEmpty, let target = target(rules.fallback.destination) { targets = [target] }
        return (RoutePlan(targets, userData: data), destination, notes)
    }

    /// The call as one that waits for an agent of the queue where it goes; nil if it goes to none.
    func heldCall(
        _ id: DialogueID, _ plan: RoutePlan, for end: Destination, at now: Duration, until deadline: Duration
    ) -> HeldCall? {
        guard case .queue(let queue) = end, plan.targets.first?.type == .service else { return nil }
        // R8: overflow changes no priority.
        let first = decision.destination.queue ?? queue
        return HeldCall(
            id: id, version: entry.version, queue: queue,
            priority: decision.priority ?? rules.queues[first].defaultPriority, since: now,
            until: deadline - HeldCall.margin, plan: plan)
    }

    private func target(_ destination: Destination) -> RouteTarget? {
        switch destination {
        case .queue(let queue):
            entry.version.services[queue].map { RouteTarget(.service, String($0)) }
        case .agent(let agent): RouteTarget(.agent, rules.agents[agent].login)
        case .external(let number), .extension(let number): RouteTarget(.external, number)
        case .switchDefault: .byDefault
        case .default:
            rules.fallback.destination == .default ? .byDefault : target(rules.fallback.destination)
        // The portal takes none of these (InvalidRouteType).
        case .voicemail, .ivr, .busy: nil
        }
    }

    private var data: [String?] {
        let values = userData.map { name -> String? in
            switch name {
            case "attach": decision.attach?.text
            case "rule": decision.rule.map { rules.rules[$0].id } ?? "default"
            case "queue": decision.destination.queue.map { rules.queues[$0].name }
            case "priority": decision.priority.map { String($0.level) }
            case "id": "\(entry.id)"
            default: attachValue(String(name.dropFirst("attach.".count)))
            }
        }
        return values.contains { $0 != nil } ? values : []
    }

    /// What the decision gives a key, or else what the call brought.
    private func attachValue(_ key: String) -> String? {
        if let given = decision.attach?.pairs.last(where: { $0.key == key }) { return given.value }
        let field = rules.attach.fields.firstIndex { $0.name == key }
        return field.flatMap { entry.record.call.attach[Slot($0)] }?.description
    }
}
