import CTIPS
import Routing

/// RouteRequests that wait here, most urgent first, on top of a portal that has no priorities.
///
/// Calls in the order of effective priority, then of arrival (R4); of agents who may take a call, the one who has been
/// idle longest (R5). An agent who was given a call is not given another until the portal tells of him again.
///
/// A call that comes is looked at alone; all of them, when the portal has told of an agent or time opens other queues.
struct HeldCalls: Sendable {
    private var calls: [HeldCall] = []
    /// Agents who were given a call, and until when no news of them means that they did not get it.
    private var given: [Int32: (since: Duration, until: Duration)] = [:]
    /// When time alone changes something, at the earliest.
    private var due: Duration?
    private static let patience = Duration.seconds(3)

    var count: Int { calls.count }

    func isDue(at now: Duration) -> Bool { due.map { $0 <= now } ?? false }

    mutating func add(_ call: HeldCall) {
        calls.append(call)
        due = [due, call.nextChange(after: call.since)].compactMap(\.self).min()
    }

    mutating func remove(_ id: DialogueID) { calls.removeAll { $0.id == id } }

    mutating func takeAll() -> [HeldCall] {
        defer { calls = [] }
        return calls
    }

    /// The agent for a call that has just come: its login name or id. Calls that wait already could not have him.
    mutating func agent(for call: HeldCall, _ model: CallModel, at now: Duration) -> String? {
        forgetGiven(model, at: now)
        for service in call.services(at: now) {
            if let agent = model.idleAgents(of: service).first(where: { given[$0.agentID] == nil }) {
                return take(agent, at: now)
            }
        }
        return nil
    }

    /// Takes out every call that an idle agent can have, with the agent's login name or id.
    mutating func assignments(_ model: CallModel, at now: Duration) -> [(HeldCall, String)] {
        forgetGiven(model, at: now)
        defer { if isDue(at: now) { findDue(after: now) } }
        var idle = idleAgents(model)
        guard !idle.isEmpty else { return [] }
        let order = calls.indices.map { (urgency: calls[$0].urgency(at: now), index: $0) }
            .sorted { left, right in
                (left.urgency, calls[left.index].since, calls[left.index].id)
                    < (right.urgency, calls[right.index].since, calls[right.index].id)
            }
        var result: [(HeldCall, String)] = []
        var taken: Set<Int> = []
        for (_, index) in order {
            guard let agent = freeAgent(for: calls[index], &idle, at: now) else { continue }
            taken.insert(index)
            result.append((calls[index], take(agent, at: now)))
        }
        if !taken.isEmpty { calls = calls.indices.filter { !taken.contains($0) }.map { calls[$0] } }
        return result
    }

    /// Takes out the calls whose time is over.
    mutating func expired(at now: Duration) -> [HeldCall] {
        let over = calls.filter { $0.until <= now }
        if !over.isEmpty { calls.removeAll { $0.until <= now } }
        return over
    }

    private mutating func forgetGiven(_ model: CallModel, at now: Duration) {
        guard !given.isEmpty else { return }
        given = given.filter { agentID, gift in
            guard let agent = model.agents[agentID] else { return false }
            return agent.state == .idle && agent.since <= gift.since && now < gift.until
        }
    }

    /// Those who could take a call, by service, who has been idle longest last.
    private func idleAgents(_ model: CallModel) -> [Int32: [KnownAgent]] {
        var idle = model.agents.values.filter { $0.state == .idle && given[$0.agentID] == nil }
        idle.sort { ($0.since, $0.agentID) > ($1.since, $1.agentID) }
        var byService: [Int32: [KnownAgent]] = [:]
        for agent in idle {
            for service in agent.serviceIDs { byService[service, default: []].append(agent) }
        }
        return byService
    }

    private func freeAgent(for call: HeldCall, _ idle: inout [Int32: [KnownAgent]], at now: Duration) -> KnownAgent? {
        for service in call.services(at: now) {
            // An agent of several services may have been given a call of another meanwhile.
            while let agent = idle[service]?.popLast() {
                if given[agent.agentID] == nil { return agent }
            }
        }
        return nil
    }

    private mutating func take(_ agent: KnownAgent, at now: Duration) -> String {
        let until = now + Self.patience
        given[agent.agentID] = (now, until)
        due = min(due ?? until, until)
        return agent.loginName.isEmpty ? String(agent.agentID) : agent.loginName
    }

    private mutating func findDue(after now: Duration) {
        let changes = calls.lazy.filter { $0.until > now }.map { $0.nextChange(after: now) }
        due = (Array(changes) + given.values.map(\.until)).min()
    }
}
