package import Routing

/// A lookup as production needs it: its cache, then its databases in order, then what the cache still has.
package final class LookupChain: LookupSource {
    /// One database of the chain.
    package struct Link: Sendable {
        /// The database.
        let source: any LookupSource
        /// How long it may take, in milliseconds.
        let timeout: Int64

        /// `source`, for at most `timeout` milliseconds.
        package init(_ source: any LookupSource, timeout: Int64) {
            self.source = source
            self.timeout = timeout
        }
    }

    private let links: [Link]
    private let cache: KeptAnswers?
    private let counters: LookupCounters

    /// A chain of at least one database.
    package init(_ links: [Link], cache: KeptAnswers? = nil, counters: LookupCounters = LookupCounters()) {
        precondition(!links.isEmpty, "a lookup has a database")
        self.links = links
        self.cache = cache
        self.counters = counters
    }

    package func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        let started = ContinuousClock.now
        var answers = [LookupAnswer?](repeating: nil, count: keys.count)
        if let cache {
            for index in keys.indices {
                guard let answer = cache.fresh(keys[index]) else { continue }
                answers[index] = answer
                counters.count(answer.outcome == .noRow ? .cacheNegative : .cacheHit)
            }
        }
        var failures = [LookupAnswer?](repeating: nil, count: keys.count)
        for (number, link) in links.enumerated() {
            let open = answers.indices.filter { answers[$0] == nil }
            guard !open.isEmpty else { break }
            let elapsed = started.elapsedMicroseconds
            let rest = milliseconds - elapsed / 1000
            // What is left of a decision's time is not enough for anything: the cache may still help.
            guard rest > 0 else { break }
            let asked = await link.source.answers(
                to: open.map { keys[$0] }, withinMilliseconds: min(link.timeout, rest))
            for (index, answer) in zip(open, asked) {
                let answer = answer.delayed(by: elapsed).from(.source(number + 1))
                if answer.outcome.isFailure {
                    failures[index] = answer
                    // No other database can be asked for such a key either.
                    if answer.outcome == .invalidInput { answers[index] = answer }
                } else {
                    answers[index] = answer
                    cache?.keep(keys[index], answer)
                }
            }
        }
        return answers.indices.map { index in
            if let answer = answers[index] { return answer }
            let failure = failures[index] ?? .failed(.timeout, detail: "no time was left to ask")
            guard failure.outcome != .invalidInput, let stale = cache?.stale(keys[index]) else { return failure }
            counters.count(.cacheStale)
            return stale.delayed(by: failure.microseconds)
        }
    }
}
