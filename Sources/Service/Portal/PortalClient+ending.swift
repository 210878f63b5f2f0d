import CTIPS
import Synchronization

/// How a client goes down.
extension PortalClient {
    /// Gives the calls that are held to their services, and holds no others: who goes down gives no agent away.
    func drain() {
        let now = now
        perform(
            state.withLock { state in
                state.isDraining = true
                return state.held.takeAll().flatMap { call in
                    state.routes.decided(call.id, call.plan, at: now, ids: &state.ids).map(Effect.route)
                }
            })
    }

    /// Says good-bye to the portal, and waits until it has heard or its time is over.
    package func stop() async {
        handle(.stop)
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.isOver { return true }
                state.stopping.append(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    /// Whether the session is closed for good.
    var isClosed: Bool { state.withLock { $0.session.state == .closed } }

    /// Waits for the portal's good-bye no longer. What is known of routes without an end is written.
    func giveUp() {
        let now = now
        perform(
            state.withLock { state in
                state.held = HeldCalls()
                return state.routes.linkLost(at: now).map(Effect.route)
            })
        let waiting = state.withLock { state in
            defer { state.stopping = [] }
            state.isOver = true
            return state.stopping
        }
        for continuation in waiting { continuation.resume() }
    }
}
