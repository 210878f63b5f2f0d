import Queueing
import Routing

/// What a decision makes the ACD do with a call, resolved once for as long as it holds.
struct Course: Sendable {
    /// A destination, without names left to look up.
    enum Step: Sendable, Hashable {
        /// To wait in a queue.
        case enqueue(Placement)
        /// To ring at an agent.
        case ring(AgentID)
        /// To the default destination.
        case toDefault
        /// Out of the queues for good.
        case transfer(Destination)
        /// Refused, or in a script.
        case end
    }

    /// The destination, and those to try in its place, in order.
    let steps: [Step]
    /// Milliseconds that the lookups took.
    let delay: Int64
    /// The priority it comes with, 1 ... 9.
    let priority: Int
    /// What was decided.
    let decided: CallDecision

    /// The course that `record` decides on, among agents with these logins; `isOwn` as in ``CallDecision``.
    init(_ record: DecisionRecord, _ rules: RuleSet, isOwn: Bool, logins: [String]) {
        decided = CallDecision(record.decision, by: rules, isOwn: isOwn)
        delay = record.nanoseconds / 1_000_000
        priority = Self.priority(record.decision, rules).level
        steps = Self.steps(record.decision, rules, logins)
    }

    // Not inlined: the compiler loses an owner on the way (Swift 6.3).
    @inline(never)
    private static func priority(_ decision: Decision, _ rules: RuleSet) -> Priority {
        if let priority = decision.priority { return priority }
        return decision.destination.queue.map { rules.queues[$0].defaultPriority } ?? .standard
    }

    /// The destination and its alternates, without those that name an agent who is not in the scenario.
    private static func steps(_ decision: Decision, _ rules: RuleSet, _ logins: [String]) -> [Step] {
        if decision.isDefault { return [.toDefault] }
        let first = step(decision.destination, decision.priority, rules, logins, keeping: decision.lastAgent)
        let others = decision.alternates.compactMap {
            step($0.destination ?? .default, $0.priority ?? decision.priority, rules, logins)
        }
        return (first.map { [$0] } ?? []) + others
    }

    /// Nil for an agent who is not in the scenario.
    private static func step(
        _ destination: Destination, _ priority: Priority?, _ rules: RuleSet, _ logins: [String],
        keeping kept: Decision.LastAgent? = nil
    ) -> Step? {
        switch destination {
        case .queue(let slot):
            .enqueue(Placement(slot, priority: priority, lastAgent: reservation(kept, rules, logins)))
        case .agent(let slot): logins.firstIndex(of: rules.agents[slot].login).map { .ring(AgentID($0)) }
        case .external, .extension, .voicemail: .transfer(destination)
        case .default, .switchDefault: .toDefault
        case .ivr, .busy: .end
        }
    }

    /// R29: not for an agent who is not in the scenario.
    private static func reservation(
        _ kept: Decision.LastAgent?, _ rules: RuleSet, _ logins: [String]
    ) -> Placement.Reservation? {
        guard let kept, let agent = logins.firstIndex(of: rules.agents[kept.agent].login) else { return nil }
        return Placement.Reservation(AgentID(agent), wait: kept.wait)
    }
}
