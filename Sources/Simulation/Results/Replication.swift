import Queueing

/// What one run found.
struct Replication: Sendable {
    let parts: [Part]
    let waits: [WaitDistribution]
    let script: Script
    let snapshots: [[Int]]
    let curve: WaitingCurve?
    let statistics: StatisticsRecord?
    let arrivals: Int64
    let open: Int64
    let length: Int64
    let queueCounters: [QueueCounters]
    let lineCounters: [LineCounters]
}
