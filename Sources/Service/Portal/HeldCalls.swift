import CTIPS
import Routing

/// RouteRequests that wait here, most urgent first, on top of a portal that has no priorities.
///
/// Calls in the order of effective priority, then of arrival (R4); of agents who may take a call, the one who has been
/// idle longest (R5). An agent who was given a call is not given another until the portal tells of him again.
struct HeldCalls: Sendable {
    private var calls: [HeldCall] = []
    /// Agents who were given a call, and until when no news of them means that they did not get it.
    private var given: [Int32: (since: Duration, until: Duration)] = [:]
    private static let patience = Duration.seconds(3)

    var count: Int { calls.count }

    mutating func add(_ call: HeldCall) { calls.append(call) }

    mutating func remove(_ id: DialogueID) { calls.removeAll { $0.id == id } }

    /// Takes out every call that an idle agent can have, with the agent's login name or id.
    mutating func assignments(_ model: CallModel, at now: Duration) -> [(HeldCall, String)] {
        given = given.filter { agentID, gift in
            guard let agent = model.agents[agentID] else { return false }
            return agent.state == .idle && agent.since <= gift.since && now < gift.until
        }
        var result: [(HeldCall, String)] = []
        let order = calls.indices.sorted { left, right in
            (calls[left].urgency(at: now), calls[left].since, calls[left].id)
                < (calls[right].urgency(at: now), calls[right].since, calls[right].id)
        }
        var taken: Set<Int> = []
        for index in order {
            guard let agent = freeAgent(for: calls[index], model, at: now) else { continue }
            given[agent.agentID] = (now, now + Self.patience)
            taken.insert(index)
            result.append((calls[index], agent.loginName.isEmpty ? String(agent.agentID) : agent.loginName))
        }
        calls = calls.indices.filter { !taken.contains($0) }.map { calls[$0] }
        return result
    }

    private func freeAgent(for call: HeldCall, _ model: CallModel, at now: Duration) -> KnownAgent? {
        for service in call.services(at: now) {
            if let agent = model.idleAgents(of: service).first(where: { given[$0.agentID] == nil }) { return agent }
        }
        return nil
    }

    /// Takes out the calls whose time is over.
    mutating func expired(at now: Duration) -> [HeldCall] {
        let over = calls.filter { $0.until <= now }
        if !over.isEmpty { calls.removeAll { $0.until <= now } }
        return over
    }
}
