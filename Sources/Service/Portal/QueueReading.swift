import CTIPS
import Routing

/// How the queues of the rules stand in the portal's services: what `queue("vip")` tells a rule of a live call.
struct QueueReading {
    let version: RuleVersion
    let model: CallModel
    let now: Duration

    /// Nil until a snapshot has told of everything. A queue that no service stands for is left out.
    var board: QueueBoard? {
        guard model.isComplete else { return nil }
        let loads = model.loads(at: now)
        var states: [String: QueueState] = [:]
        for (index, queue) in version.rules.queues.enumerated() {
            guard let service = version.services[Slot(index)] else { continue }
            let load = loads[service] ?? ServiceLoad()
            states[queue.name] = QueueState(
                waiting: load.waitingCount, longestWait: load.longestWait.wholeMilliseconds,
                agentsLoggedIn: load.agentCount, agentsReady: load.idleCount)
        }
        return QueueBoard(states)
    }
}
