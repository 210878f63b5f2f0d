/// What became of the RouteRequests, and how fast clients answered.
package struct RouteTally: Sendable, Hashable {
    package internal(set) var requests = 0
    /// Where a client wanted, by RouteUsed.
    package internal(set) var routed = 0
    /// By default because a client said so.
    package internal(set) var defaulted = 0
    /// By default because no client had said anything usable in time.
    package internal(set) var timedOut = 0
    /// The attempt failed, and the call was cleared.
    package internal(set) var failed = 0
    package internal(set) var callersGone = 0
    /// RouteSelects that were rejected; the RouteRequest may have stayed open.
    package internal(set) var rejected = 0
    /// Those of them that came after the end of the RouteRequest.
    package internal(set) var late = 0
    /// Milliseconds from RouteRequest to the RouteSelect that ended it, by millisecond.
    private var latencies: [Int64: Int] = [:]

    /// RouteRequests without an outcome yet.
    package var open: Int { requests - routed - defaulted - timedOut - failed - callersGone }

    mutating func answered(after milliseconds: Int64) { latencies[milliseconds, default: 0] += 1 }

    /// The time within which this share of answers came, in milliseconds; nil without answers.
    package func latency(_ share: Double) -> Int64? {
        let total = latencies.values.reduce(0, +)
        guard total > 0 else { return nil }
        var left = Int((Double(total) * share).rounded(.up))
        for (milliseconds, count) in latencies.sorted(by: { $0.key < $1.key }) {
            left -= count
            if left <= 0 { return milliseconds }
        }
        return latencies.keys.max()
    }
}
