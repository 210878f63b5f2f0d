import CTIPS
import Routing

/// What a portal is asked to tell. Every event is a message to be sent, read and acknowledged, some sixteen for a call; to
/// route calls by their numbers and data takes two.
struct PortalNeeds {
    /// Whether calls, agents and services are followed, and not the routes alone.
    let followsCalls: Bool

    init(_ answer: ServiceConfiguration.Answer, _ version: RuleVersion) {
        let rules = version.rules
        let overflowsAtOnce = rules.queues.contains { queue in
            queue.waiting.overflow.contains(where: \.mayBeDueAtOnce)
        }
        followsCalls = answer == .agent || rules.readsQueues || overflowsAtOnce
    }

    /// The system's is needed for snapshots and the state of links.
    var categories: [MessageClass] { followsCalls ? [.route, .call, .agent, .system] : [.route, .system] }

    var snapshot: [EntityType] { followsCalls ? [.agentInfo, .callInfo, .serviceInfo] : [.serviceInfo] }
}

extension OverflowStep {
    /// Whether a call may take it before it waits; see ``OverflowReading``.
    fileprivate var mayBeDueAtOnce: Bool {
        switch trigger {
        case .noAgents(let time), .noReady(let time), .after(let time, _): time == 0
        case .position(_, _, let evicted): evicted == nil
        }
    }
}
