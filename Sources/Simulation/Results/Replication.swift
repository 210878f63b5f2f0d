import Queueing

/// What one run found.
struct Replication: Sendable {
    let tally: Tally
    let script: Script
    let snapshots: [[Int]]
    let curve: WaitingCurve?
    let arrivals: Int64
    let open: Int64
    let length: Int64
    let queueCounters: [QueueCounters]
    let lineCounters: [LineCounters]
}
