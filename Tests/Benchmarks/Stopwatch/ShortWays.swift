import Lookups
import Routing

/// The answers that no database gives: the cache's, and the refusal of an open breaker.
struct ShortWays {
    private let customers: Customers

    init(_ customers: Customers) { self.customers = customers }

    /// Nanoseconds of an answer out of the cache, of ten thousand callers that it holds.
    @concurrent
    func cacheHit(seconds: Double) async throws -> Measurement {
        let calls = customers.calls.prefix(10_000)
        let cache = KeptAnswers(CachePolicy(ttl: 3_600_000), queries: [customers.settings.query])
        let row = LookupRow(queue: .integer(8), priority: .integer(2), attach: "a customer of long standing")
        for call in calls { cache.keep(customers.key(call), .found([row])) }
        let chain = LookupChain([LookupChain.Link(Silence(), timeout: 1000)], cache: cache)
        return await measure(chain, calls.map { customers.key($0) }, expecting: .found, seconds: seconds)
    }

    /// Nanoseconds of the refusal that a lookup gets while its database is left alone.
    @concurrent
    func openBreaker(seconds: Double) async throws -> Measurement {
        let counters = LookupCounters()
        let guarded = GuardedSource(Silence(), policy: BreakerPolicy(), timeout: 1000, counters: counters)
        let keys = customers.calls.prefix(10_000).map { customers.key($0) }
        _ = await guarded.answers(to: Array(keys.prefix(10)), withinMilliseconds: 1000)
        return await measure(guarded, keys, expecting: .down, seconds: seconds)
    }

    private func measure(
        _ source: some LookupSource, _ keys: [LookupKey], expecting outcome: LookupOutcome, seconds: Double
    ) async -> Measurement {
        let questions = keys.map { [$0] }
        let began = SystemClock.steady.nanoseconds
        let end = began + Int64(seconds * 1e9)
        var latencies = Latencies()
        var asked = 0
        var expected = 0
        while SystemClock.steady.nanoseconds < end {
            let before = SystemClock.steady.nanoseconds
            let answers = await source.answers(to: questions[asked % questions.count], withinMilliseconds: 1000)
            latencies.add(SystemClock.steady.nanoseconds - before)
            if answers[0].outcome == outcome { expected += 1 }
            asked += 1
        }
        var measurement = Measurement()
        measurement.record("p50", latencies.percentile(0.5))
        measurement.record("p99", latencies.percentile(0.99))
        measurement.record("share", Double(expected) / Double(asked))
        return measurement
    }

    /// A database that is not there.
    private struct Silence: LookupSource {
        func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
            keys.map { _ in .failed(.down) }
        }
    }
}
