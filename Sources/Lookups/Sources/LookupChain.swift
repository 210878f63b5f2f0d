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
    private let screen: @Sendable (LookupKey) -> LookupAnswer?
    private let cache: KeptAnswers?
    private let counters: LookupCounters
    private let flights = SingleFlight()
    private let clock = DispatchQueue(label: "callsteer.flight-clock", qos: .userInteractive)

    /// A chain of at least one database. `screen` answers what no database is asked: a caller who withheld his number is
    /// no customer, whether or not the database is up.
    package init(
        _ links: [Link], screen: @escaping @Sendable (LookupKey) -> LookupAnswer? = { _ in nil },
        cache: KeptAnswers? = nil, counters: LookupCounters = LookupCounters()
    ) {
        precondition(!links.isEmpty, "a lookup has a database")
        self.screen = screen
        self.links = links
        self.cache = cache
        self.counters = counters
    }

    package func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        var answers = keys.map { key in screen(key) ?? kept(key) }
        let open = answers.indices.filter { answers[$0] == nil }
        guard let only = open.first else { return answers.compactMap(\.self) }
        // Equal questions at the same time are one question. Many keys at once come from one caller, who does not
        // ask twice.
        let asked =
            if let cache, keys.count == 1 {
                [await shared(keys[only], cache, within: milliseconds)]
            } else {
                await ask(open.map { keys[$0] }, within: milliseconds)
            }
        for (index, answer) in zip(open, asked) { answers[index] = answer }
        return answers.compactMap(\.self)
    }

    /// What the cache knows, as good as new.
    private func kept(_ key: LookupKey) -> LookupAnswer? {
        guard let answer = cache?.fresh(key) else { return nil }
        counters.count(answer.outcome == .noRow ? .cacheNegative : .cacheHit)
        return answer
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
                clock.asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds) + Self.courtesy)) { [self] in
                    let late = LookupAnswer.failed(
                        .timeout, microseconds: milliseconds * 1000, detail: "the database did not answer in time")
                    let answer = cache.stale(key)?.delayed(by: milliseconds * 1000) ?? late
                    guard flights.leave(seat, with: answer) else { return }
                    if answer.outcome == .timeout { counters.count(.timeout) } else { counters.count(.cacheStale) }
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
            // Of several keys each has spent what it took by itself; a single one all the time there was.
            let spent = { (index: Int) in
                keys.count == 1 ? started.elapsedMicroseconds : failures[index]?.microseconds ?? 0
            }
            let open = answers.indices.filter { answers[$0] == nil }
            let groups = Dictionary(grouping: open) { min(link.timeout, milliseconds - spent($0) / 1000) }
            for (allowed, group) in groups.sorted(by: { $0.key > $1.key }) where allowed > 0 {
                let before = group.map(spent)
                let asked = await link.source.answers(to: group.map { keys[$0] }, withinMilliseconds: allowed)
                for (place, index) in group.enumerated() {
                    let answer = asked[place].delayed(by: before[place]).from(.source(number + 1))
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
