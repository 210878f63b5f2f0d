import Expressions

/// How a queue stands when a call is decided: what `queue("vip")` tells a formula.
public struct QueueState: Hashable, Sendable {
    /// Calls that wait.
    public let waiting: Int
    /// How long the one has waited that has waited longest, in milliseconds; 0 when none waits.
    public let longestWait: Int64
    /// Agents logged in to it.
    public let agentsLoggedIn: Int
    /// Agents who could take a call now.
    public let agentsReady: Int

    /// A queue that stands so.
    public init(waiting: Int = 0, longestWait: Int64 = 0, agentsLoggedIn: Int = 0, agentsReady: Int = 0) {
        self.waiting = waiting
        self.longestWait = longestWait
        self.agentsLoggedIn = agentsLoggedIn
        self.agentsReady = agentsReady
    }

    /// What formulas see of it.
    static let type = RecordType(
        "Queue",
        [
            .init("waiting", .int), .init("longest_wait", .duration), .init("agents_logged_in", .int),
            .init("agents_ready", .int),
        ])

    var value: Value {
        .record(
            Record(
                Self.type,
                [
                    .int(Int64(waiting)), .duration(.milliseconds(longestWait)), .int(Int64(agentsLoggedIn)),
                    .int(Int64(agentsReady)),
                ]))
    }
}
