import Dispatch
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
    private let flights = SingleFlight()
    private let clock = DispatchQueue(label: "callsteer.flight-clock", qos: .userInteractive)

    /// A chain of at least one database.
    package init(_ links: [Link], cache: KeptAnswers? = nil, counters: LookupCounters = LookupCounters()) {
        precondition(!links.isEmpty, "a lookup has a database")
        self.links = links
        self.cache = cache
        self.counters = counters
    }

    package func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        guard let cache else { return await ask(keys, within: milliseconds) }
        var answers = keys.map { cache.fresh($0) }
        for case let answer? in answers { counters.count(answer.outcome == .noRow ? .cacheNegative : .cacheHit) }
        let open = answers.indices.filter { answers[$0] == nil }
        guard let only = open.first else { return answers.compactMap(\.self) }
        // Equal questions at the same time are one question. Many keys at once come from one caller, who does not
        // ask twice.
        let asked =
            keys.count == 1
            ? [await shared(keys[only], cache, within: milliseconds)]
            : await ask(open.map { keys[$0] }, within: milliseconds)
        for (index, answer) in zip(open, asked) { answers[index] = answer }
        return answers.compactMap(\.self)
    }

    /// The answer to a question that others may be asking, too.
    private func shared(_ key: LookupKey, _ cache: KeptAnswers, within milliseconds: Int64) async -> LookupAnswer {
        await flights.answer(
            to: cache.statementKey(key),
            start: { flight in
                Task { [self] in
                    let answer = await ask([key], within: milliseconds)[0]
                    let aboard = flights.land(flight, with: answer)
                    if aboard > 1 { counters.count(.flightJoined, aboard - 1) }
                }
            },
            watch: { seat in
                // Who joined late may have less time than who asked.
                clock.asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds) + Self.courtesy)) { [flights] in
                    flights.leave(seat, with: .failed(.timeout, detail: "the database did not answer in time"))
                }
            })
    }

    /// Milliseconds that a database's own clock is given to say what went wrong, before this one does.
    private static let courtesy = 5

    /// Asks the databases, and the cache for what none of them answers.
    private func ask(_ keys: [LookupKey], within milliseconds: Int64) async -> [LookupAnswer] {
        let started = ContinuousClock.now
        var answers = [LookupAnswer?](repeating: nil, count: keys.count)
        var failures = answers
        for (number, link) in links.enumerated() {
            let open = answers.indices.filter { answers[$0] == nil }
            let elapsed = started.elapsedMicroseconds
            let rest = milliseconds - elapsed / 1000
            guard !open.isEmpty, rest > 0 else { break }
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
            guard let stale = cache?.stale(keys[index]) else { return failure }
            counters.count(.cacheStale)
            return stale.delayed(by: failure.microseconds)
        }
    }
}
