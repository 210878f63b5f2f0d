/// What runs found together, added up in their order. It keeps the parts of each and the rest of the first, so that a
/// thousand runs take little more memory than one.
struct ReplicationSum: Sendable {
    let first: Replication
    private(set) var count = 1
    private(set) var arrivals: Int64
    private(set) var open: Int64
    private(set) var length: Int64
    private(set) var parts: [Part]
    private(set) var snapshots: [[[Int]]]
    private(set) var waits: [WaitDistribution]
    private(set) var curve: WaitingCurve?

    init(_ first: Replication) {
        self.first = first
        arrivals = first.arrivals
        open = first.open
        length = first.length
        parts = first.parts
        snapshots = [first.snapshots]
        waits = first.waits
        curve = first.curve
    }

    mutating func add(_ run: Replication) {
        count += 1
        arrivals += run.arrivals
        open += run.open
        length = max(length, run.length)
        parts += run.parts
        snapshots.append(run.snapshots)
        for row in waits.indices { waits[row].merge(run.waits[row]) }
        if let other = run.curve { curve?.add(other) }
    }

    /// How many calls waited, on average over the runs.
    var meanCurve: WaitingCurve? { curve?.divided(by: count) }
}
