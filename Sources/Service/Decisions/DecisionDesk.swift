import Lookups
import Routing
import RuleFiles
import Synchronization
import Workbench

/// Where calls are decided, whoever asks, and what was decided is kept.
package final class DecisionDesk: Sendable {
    package let rules: RuleShelf
    package let counters: ServiceCounters
    let recent: RecentDecisions
    private let log: DecisionLog?
    private let line: DecisionLine
    private let run: UInt32
    private let made = Atomic(0)

    init(
        _ rules: RuleShelf, _ configuration: ServiceConfiguration.Decisions, log: DecisionLog?,
        counters: ServiceCounters
    ) {
        self.rules = rules
        self.log = log
        self.counters = counters
        recent = RecentDecisions(limit: configuration.kept)
        line = DecisionLine(masksCaller: configuration.masksCaller)
        run = UInt32.random(in: 1...UInt32.max)
    }

    /// Makes an entry of a decision, and counts it.
    func entry(_ record: DecisionRecord, by version: RuleVersion, _ origin: DecisionEntry.Origin) -> DecisionEntry {
        let id = DecisionID(run: run, number: made.add(1, ordering: .relaxed).newValue)
        counters.decided(record, origin)
        let entry = DecisionEntry(id: id, origin: origin, record: record, version: version)
        recent.add(entry)
        return entry
    }

    /// Writes an entry that nothing will be added to.
    func close(_ entry: DecisionEntry) {
        log?.write(line.json(entry).line)
    }

    /// Writes the entry of a portal's request, with how that ended.
    func close(_ entry: DecisionEntry, _ end: RouteEndText) {
        entry.close(end)
        close(entry)
    }

    /// Decides a call for a program.
    func decide(
        _ call: Call, at moment: Moment, by rules: RulesInForce, queues: QueueBoard?
    ) async -> DecisionEntry {
        let record: DecisionRecord
        if let known = rules.version.decideAtOnce(call, at: moment, queues: queues) {
            record = known
        } else {
            record = await rules.live.router.route(call, at: moment, queues: queues)
        }
        let entry = entry(record, by: rules.version, .api)
        close(entry)
        return entry
    }
}
