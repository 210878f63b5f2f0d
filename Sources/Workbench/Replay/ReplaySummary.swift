import Routing

/// What a replay came to.
package struct ReplaySummary: Sendable {
    /// Calls read, the faulty ones too.
    package private(set) var calls = 0
    /// Calls that could not be decided.
    package private(set) var errors = 0
    /// Calls by deciding rule; the last is for calls that no rule took.
    package private(set) var byRule: [Int]
    /// Calls by queue.
    package private(set) var byQueue: [Int]
    /// Calls to other destinations than queues.
    package private(set) var elsewhere = 0
    /// Calls by priority, 1 ... 9; the first is for calls without one.
    package private(set) var byPriority = [Int](repeating: 0, count: 10)
    /// Lookups by outcome, in the order of `LookupOutcome.allCases`.
    package private(set) var byOutcome = [Int](repeating: 0, count: LookupOutcome.allCases.count)
    /// How long decisions took.
    package private(set) var latency = LatencyHistogram()
    /// How long the whole replay took, in microseconds.
    package var microseconds: Int64 = 0

    /// Nothing yet, for the rules of `rules`.
    init(_ rules: RuleSet) {
        byRule = Array(repeating: 0, count: rules.rules.count + 1)
        byQueue = Array(repeating: 0, count: rules.queues.count)
    }

    mutating func add(_ record: DecisionRecord, _ rules: RuleSet) {
        calls += 1
        byRule[record.decision.rule?.index ?? rules.rules.count] += 1
        if let queue = record.decision.destination.queue { byQueue[queue.index] += 1 } else { elsewhere += 1 }
        byPriority[record.decision.priority?.level ?? 0] += 1
        for index in rules.lookups.indices {
            guard let outcome = record.facts[Slot(index)]?.outcome,
                let place = LookupOutcome.allCases.firstIndex(of: outcome)
            else { continue }
            byOutcome[place] += 1
        }
        latency.add(record.nanoseconds)
    }

    mutating func addError() {
        calls += 1
        errors += 1
    }

    mutating func merge(_ other: ReplaySummary) {
        calls += other.calls
        errors += other.errors
        elsewhere += other.elsewhere
        for index in byRule.indices { byRule[index] += other.byRule[index] }
        for index in byQueue.indices { byQueue[index] += other.byQueue[index] }
        for index in byPriority.indices { byPriority[index] += other.byPriority[index] }
        for index in byOutcome.indices { byOutcome[index] += other.byOutcome[index] }
        latency.merge(other.latency)
    }

    /// No call was decided.
    package var isVoid: Bool { calls == errors }

    /// Calls decided a second.
    package var rate: Double { microseconds > 0 ? Double(calls) * 1_000_000 / Double(microseconds) : 0 }
}
