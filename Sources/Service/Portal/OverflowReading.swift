import CTIPS
import Routing

/// What a queue's overflow says about a call on the day as it is, before the call waits: where too many wait or nobody
/// is there, it goes on at once. Steps after a wait are the switch's, which has the call then.
struct OverflowReading {
    let rules: RuleSet
    let services: ServiceTable
    let model: CallModel
    let now: Duration

    /// Where a call for `queue` goes.
    func destination(from queue: Slot<Queue>) -> Destination {
        var (queue, visited) = (queue, Set([queue]))
        for _ in 0..<max(1, rules.queues[queue].waiting.maxHops) {
            guard let step = due(in: queue) else { return .queue(queue) }
            switch step.target {
            case .queues(let queues):
                guard let next = queues.first(where: { !visited.contains($0) && accepts($0, step) }) else {
                    return .queue(queue)
                }
                visited.insert(next)
                queue = next
                if !step.cascades { return .queue(next) }
            case .external(let number): return .external(number)
            case .extension(let number): return .extension(number)
            case .default: return .default
            case .voicemail(let box): return .voicemail(box)
            case .busy: return .busy
            }
        }
        return .queue(queue)
    }

    /// The first step that a newcomer would take at once: of agents, of position, of time (R10).
    private func due(in queue: Slot<Queue>) -> OverflowStep? {
        let steps = rules.queues[queue].waiting.overflow
        // Nothing is concluded from what is not known yet.
        guard !steps.isEmpty, model.isComplete, let load = load(of: queue) else { return nil }
        return steps.first { step in
            switch step.trigger {
            case .noAgents(let grace): grace == 0 && load.agentCount == 0
            case .noReady(let time): time == 0 && load.idleCount == 0
            case .position, .after: false
            }
        } ?? steps.first { isFull($0, load) }
            ?? steps.first { step in
                if case .after(0, _) = step.trigger { load.idleCount == 0 && !step.keepsPlace } else { false }
            }
    }

    private func load(of queue: Slot<Queue>) -> ServiceLoad? {
        services[queue].map { model.load(of: $0, at: now) }
    }

    private func isFull(_ step: OverflowStep, _ load: ServiceLoad) -> Bool {
        // The switch says how many wait, not in which order it will take them.
        if case .position(let limit, _, evict: nil) = step.trigger { load.waitingCount >= limit } else { false }
    }

    private func accepts(_ queue: Slot<Queue>, _ step: OverflowStep) -> Bool {
        guard rules.queues[queue].isActive, let load = load(of: queue) else { return false }
        guard step.acceptsUnstaffed || load.agentCount > 0 else { return false }
        return load.idleCount > 0 || !rules.queues[queue].waiting.overflow.contains { isFull($0, load) }
    }
}
