import CTIPS
import Routing

/// A RouteRequest that waits here for an agent.
struct HeldCall: Sendable {
    /// What is kept of the time for the answer that gives up.
    static let margin = Duration.milliseconds(60)

    let id: DialogueID
    let version: RuleVersion
    let queue: Slot<Queue>
    let priority: Priority
    let since: Duration
    let until: Duration
    /// Where it goes when no agent comes in time.
    let plan: RoutePlan

    /// The priority with what waiting has gained it (R7).
    func urgency(at now: Duration) -> Priority {
        let wait = (now - since).wholeMilliseconds
        return version.rules.queues[queue].waiting.aging?.priority(from: priority, after: wait) ?? priority
    }

    /// When it is over, or agents of other services may take it: whichever comes next.
    func nextChange(after now: Duration) -> Duration {
        let wait = (now - since).wholeMilliseconds
        let steps = version.rules.queues[queue].waiting.overflow.compactMap { step -> Int64? in
            if case .after(let time, _) = step.trigger, time > wait { time } else { nil }
        }
        return steps.min().map { min(until, since + .milliseconds($0)) } ?? until
    }

    /// The services whose agents may take it now: its queue's, and those to which it has been expanded meanwhile.
    func services(at now: Duration) -> [Int32] {
        let wait = (now - since).wholeMilliseconds
        var queues = [queue]
        for step in version.rules.queues[queue].waiting.overflow {
            guard case .after(let time, _) = step.trigger, time <= wait, case .queues(let targets) = step.target else {
                continue
            }
            queues += targets.filter { !queues.contains($0) && version.rules.queues[$0].isActive }
            // Without a place kept it would have left; agents of the queue it came from are asked last then.
            if !step.keepsPlace { queues.append(queues.removeFirst()) }
        }
        return queues.compactMap { version.services[$0] }
    }
}
