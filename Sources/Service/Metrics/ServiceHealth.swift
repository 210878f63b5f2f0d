import Routing
import Synchronization

/// Whether the service can do its work, and what its last reload came to.
package final class ServiceHealth: Sendable {
    private let state: Mutex<State>
    let clients: [PortalClient]
    let log: DecisionLog?

    private struct State: Sendable {
        var isDraining = false
        var lastReload = "loaded"
        var connections: @Sendable () -> (api: Int, callback: Int, turnedAway: Int) = { (0, 0, 0) }
    }

    init(clients: [PortalClient], log: DecisionLog?) {
        self.clients = clients
        self.log = log
        state = Mutex(State())
    }

    /// Why no work should be sent here; none if it should.
    var reasonsAgainst: [String] {
        var reasons: [String] = []
        if isDraining { reasons.append("the service is going down") }
        // One portal is enough: of several clients each has calls of its own.
        if !clients.isEmpty, !clients.contains(where: \.isOnLine) {
            reasons.append("no portal is on line: \(clients.map(\.name).joined(separator: ", "))")
        }
        return reasons
    }

    var isDraining: Bool { state.withLock { $0.isDraining } }
    func drain() { state.withLock { $0.isDraining = true } }

    var lastReload: String { state.withLock { $0.lastReload } }
    func reloaded(_ result: String) { state.withLock { $0.lastReload = result } }

    /// How the queues stand at a portal that has told; nil if these rules do not ask or nobody knows.
    func queueBoard(for version: RuleVersion) -> QueueBoard? {
        clients.lazy.compactMap { $0.queueBoard(for: version) }.first
    }

    var connections: (api: Int, callback: Int, turnedAway: Int) { state.withLock { $0.connections }() }
    func watch(_ connections: @escaping @Sendable () -> (api: Int, callback: Int, turnedAway: Int)) {
        state.withLock { $0.connections = connections }
    }
}
