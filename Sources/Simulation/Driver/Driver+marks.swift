import Queueing
import Routing

extension Driver {
    /// Does what is due before anything of `next` happens. True when the run is over.
    mutating func reachMark(before next: Int64) -> Bool {
        while marks.next <= next, let (time, kind) = marks.take() {
            if reach(kind, at: time) { return true }
        }
        return false
    }

    /// True when the run is over.
    mutating func reach(_ kind: Marks.Kind, at time: Int64) -> Bool {
        switch kind {
        case .begin: tally.begin(at: time)
        case .endPart: if tally.isCounting { tally.endPart(at: time) }
        case .snapshot: snapshots.append(tally.busyAgents)
        case .probe: script.probe(at: time - 1, calls, acd)
        case .close:
            isTakingCalls = false
            tally.close(at: time)
            now = max(now, time)
            return scenario.run.closing == .stop
        }
        return false
    }

    /// The run is over.
    mutating func finish() {
        tally.endPart(at: now)
        tally.finish()
        curve?.finish(at: now)
        statistics?.close(at: now, &acd)
    }

    /// What the run found.
    func replication() -> Replication {
        Replication(
            parts: tally.parts, waits: tally.totals, script: script, snapshots: snapshots, curve: curve,
            statistics: statistics, arrivals: acd.totals.offered,
            open: Int64(openCalls), length: now, queueCounters: names.queues.indices.map { acd.counters(of: Slot($0)) },
            lineCounters: names.lines.indices.map { acd.counters(ofLine: $0) })
    }
}
