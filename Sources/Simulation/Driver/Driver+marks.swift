import Queueing
import Routing

extension Driver {
    /// Does what is due before anything of `next` happens.
    mutating func reachMarks(before next: Int64) {
        while !isOver, marks.next <= next, let (time, kind) = marks.take() { reach(kind, at: time) }
    }

    /// Does what is due after so many arrivals.
    mutating func reachCounts() {
        while let kind = marks.takeCounted() { reach(kind, at: now) }
    }

    private mutating func reach(_ kind: Marks.Kind, at time: Int64) {
        switch kind {
        case .begin: tally.begin(at: time)
        case .endPart: if tally.isCounting { tally.endPart(at: time) }
        case .snapshot: snapshots.append(tally.busyAgents)
        case .probe: script.probe(at: time - 1, calls, acd)
        case .close:
            isTakingCalls = false
            tally.close(at: time)
            now = max(now, time)
            isOver = scenario.run.closing == .stop
        }
    }

    /// The run is over.
    mutating func finish() {
        checkLaws()
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
            open: Int64(openCalls + redialers), length: now,
            queueCounters: names.queues.indices.map { acd.counters(of: Slot($0)) },
            lineCounters: names.lines.indices.map { acd.counters(ofLine: $0) })
    }
}
