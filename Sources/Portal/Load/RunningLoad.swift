import Routing
import Simulation

/// A class of callers at work.
struct RunningLoad: Sendable {
    let plan: LoadPlan
    private(set) var made = 0
    /// When it began; nil while it waits for a client.
    private(set) var startedAt: Int64?
    private var clock: ArrivalClock
    private var stream: RandomStream

    init(_ plan: LoadPlan, index: Int, seed: UInt64) {
        self.plan = plan
        clock = ArrivalClock(
            plan.arrivals, from: Moment(milliseconds: 0),
            stream: RandomStream(seed: seed, replication: 0, purpose: "arrivals \(index)"))
        stream = RandomStream(seed: seed, replication: 0, purpose: "callers \(index)")
    }

    var isOver: Bool { plan.calls.map { made >= $0 } ?? false }

    /// Begins; the time of the first call.
    mutating func start(at time: Int64) -> Int64? {
        startedAt = time + plan.start
        return nextArrival()
    }

    /// The time of the next call; nil when there is none any more.
    mutating func nextArrival() -> Int64? {
        guard !isOver, let startedAt, let next = clock.next() else { return nil }
        return startedAt + next
    }

    /// The next caller.
    mutating func nextCaller() -> Caller {
        defer { made += 1 }
        return Caller(
            ani: plan.clid.isEmpty ? nil : plan.clid[made % plan.clid.count],
            dnis: plan.dnis.isEmpty ? nil : plan.dnis[made % plan.dnis.count], userData: plan.userData,
            talk: plan.talk.milliseconds(&stream), patience: plan.patience.map { $0.milliseconds(&stream) })
    }
}
