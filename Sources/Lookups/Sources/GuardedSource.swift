import Dispatch
package import Routing
import Synchronization

/// A database behind a circuit breaker: while it does not answer, calls are told so at once and go on without it, and
/// one probe at a time finds out when it is back.
package final class GuardedSource: LookupSource {
    private let source: any LookupSource
    private let timeout: Int64
    private let breaker: Mutex<Breaker>
    private let counters: SourceCounters
    private let clock = DispatchQueue(label: "callsteer.breaker")
    private let epoch = ContinuousClock.now

    /// `source`, left alone as `policy` says; a probe may take `timeout` milliseconds. The seed makes the jitter of
    /// ejections repeatable.
    package init(
        _ source: any LookupSource, policy: BreakerPolicy, timeout: Int64, seed: UInt64,
        counters: SourceCounters = SourceCounters()
    ) {
        self.source = source
        self.timeout = timeout
        self.counters = counters
        breaker = Mutex(Breaker(policy: policy, seed: seed))
    }

    /// Whether the source is being asked.
    package var isClosed: Bool { breaker.withLock { $0.admits(at: now) } }

    package func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        guard isClosed else {
            return keys.map { _ in .failed(.down, detail: "the database has failed repeatedly and is left alone") }
        }
        let answers = await source.answers(to: keys, withinMilliseconds: milliseconds)
        let next: Int64? = breaker.withLock { breaker in
            let wasClosed = breaker.admits(at: now)
            for answer in answers { breaker.record(answer.outcome, at: now) }
            return wasClosed && !breaker.admits(at: now) ? breaker.nextProbe : nil
        }
        if let next {
            counters.breakerOpenings.add(1)
            probe(at: next)
        }
        return answers
    }

    private var now: Int64 { epoch.elapsedMicroseconds / 1000 }

    /// Asks the source for nobody at `due`, and again until it answers.
    private func probe(at due: Int64) {
        clock.asyncAfter(deadline: .now() + .milliseconds(Int(max(0, due - now)))) { [self] in
            guard breaker.withLock({ $0.takeProbe(at: now) }) else { return probeAgain() }
            Task {
                let answer = await source.answers(to: [.probe], withinMilliseconds: timeout)[0]
                breaker.withLock { $0.recordProbe(succeeded: !answer.outcome.countsForBreaker, at: now) }
                probeAgain()
            }
        }
    }

    private func probeAgain() {
        if let next = breaker.withLock({ $0.nextProbe }) { probe(at: next) }
    }
}
