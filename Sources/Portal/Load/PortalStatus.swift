/// How it goes: for people, and for tests that count.
package struct PortalStatus: Sendable, Hashable {
    package var sessions: Int
    package var onLine: Int
    /// Calls that are not over.
    package var calls: Int
    /// Calls that loads have made so far.
    package var made: Int
    package var routes: RouteTally
    /// Whether no load has a call to make any more, and no flow goes on.
    package var isDone: Bool
}

extension CTIPortal {
    package var status: PortalStatus {
        PortalStatus(
            sessions: sessions.count, onLine: sessions.values.count { $0.stage == .onLine },
            calls: board.interactions.count, made: loads.reduce(0) { $0 + $1.made }, routes: board.tally,
            isDone: loads.allSatisfy(\.isOver) && !flows.contains { $0.isGoing })
    }
}
