package import Routing

/// Decides live calls: evaluates, asks the databases for what the rules need, evaluates again.
package struct CallRouter: Sendable {
    /// The rules.
    package let rules: RuleSet
    private let lookups: [LiveLookup]

    /// A router of `rules`, whose lookups are answered by `lookups` in declared order.
    package init(rules: RuleSet, lookups: [LiveLookup]) {
        precondition(rules.lookups.count == lookups.count, "every declared lookup has a source")
        self.rules = rules
        self.lookups = lookups
    }

    /// Decides one call that came at `moment`. Always answers within the call's deadline and a little: the time of
    /// a lookup is cut to what is left, and with nothing left it counts as timed out.
    package func route(_ call: Call, at moment: Moment, queues: QueueBoard? = nil) async -> DecisionRecord {
        await route([call], at: [moment], queues: queues)[0]
    }

    /// Decides many calls, each as ``route(_:at:)`` does, asking the databases for many keys at a time. The time of a
    /// record is the call's own: what its rules and its lookups took, without the others'.
    package func route(
        _ calls: [Call], at moments: [Moment], queues: QueueBoard? = nil
    ) async -> [DecisionRecord] {
        let started = ContinuousClock.now
        var facts = Array(repeating: Facts(queues: queues), count: calls.count)
        var spent = [Int64](repeating: 0, count: calls.count)
        var records = [DecisionRecord?](repeating: nil, count: calls.count)
        var open = Array(calls.indices)
        while !open.isEmpty {
            var waiting: [Slot<Lookup>: [Waiting]] = [:]
            let elapsed = started.elapsedMicroseconds
            for index in open {
                let began = ContinuousClock.now
                let evaluation = rules.evaluate(calls[index], knowing: facts[index], at: moments[index])
                spent[index] += began.elapsedNanoseconds
                switch evaluation {
                case .decided(let decision):
                    if let lookup = decision.lookup { lookups[lookup.index].count(decision.flags) }
                    records[index] = DecisionRecord(
                        call: calls[index], moment: moments[index], facts: facts[index], decision: decision,
                        nanoseconds: spent[index])
                case .needs(let lookup, let rule):
                    // Of several calls each has its own deadline, of which it has spent what it took by itself.
                    let question = LookupQuestion(
                        lookup, for: rule, of: calls[index],
                        elapsed: calls.count == 1 ? elapsed / 1000 : spent[index] / 1_000_000, in: rules)
                    waiting[lookup, default: []].append(Waiting(call: index, allowed: question.allowed))
                }
            }
            open = []
            for (lookup, waiters) in waiting.sorted(by: { $0.key < $1.key }) {
                for (index, answer) in await answers(lookup, for: waiters, of: calls) {
                    facts[index][lookup] = answer
                    spent[index] += answer.microseconds * 1000
                }
                open += waiters.map(\.call)
            }
        }
        return records.compactMap { $0 }
    }

    private struct Waiting {
        let call: Int
        let allowed: Int64
    }

    private func answers(
        _ lookup: Slot<Lookup>, for waiters: [Waiting], of calls: [Call]
    ) async -> [(call: Int, answer: LookupAnswer)] {
        let live = lookups[lookup.index]
        var result: [(call: Int, answer: LookupAnswer)] = []
        // Calls that may take equally long are asked about together.
        for (allowed, group) in Dictionary(grouping: waiters, by: \.allowed).sorted(by: { $0.key < $1.key }) {
            guard allowed > 0 else {
                result += group.map { ($0.call, .failed(.timeout, detail: "no time was left to ask")) }
                continue
            }
            let keys = group.map { live.key(of: calls[$0.call]) }
            let answers = await live.source.answers(to: keys, withinMilliseconds: allowed)
            result += zip(group, answers).map { ($0.call, $1) }
        }
        return result
    }
}

extension ContinuousClock.Instant {
    /// Nanoseconds since this instant.
    package var elapsedNanoseconds: Int64 {
        let (seconds, attoseconds) = duration(to: .now).components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    /// Whole microseconds since this instant.
    package var elapsedMicroseconds: Int64 { microseconds(to: .now) }

    /// Whole microseconds from this instant to another.
    func microseconds(to other: Self) -> Int64 {
        // One division; the components of a duration take three.
        Int64(duration(to: other).attoseconds / 1_000_000_000_000)
    }
}
