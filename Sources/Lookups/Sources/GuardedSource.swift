import Dispatch
package import Routing
import Synchronization

/// A database behind a circuit breaker: while it does not answer, calls are told so at once and go on without it, and
/// one probe at a time finds out when it is back.
package final class GuardedSource: LookupSource {
    private let source: any LookupSource
    private let timeout: Int64
    private let breaker: Mutex<Breaker>
    private let counters: LookupCounters
    private let clock = DispatchQueue(label: "callsteer.breaker")
    private let epoch = ContinuousClock.now

    /// `source`, left alone as `policy` says; a probe may take `timeout` milliseconds.
    package init(_ source: any LookupSource, policy: BreakerPolicy, timeout: Int64, counters: LookupCounters) {
        self.source = source
        self.timeout = timeout
        self.counters = counters
        breaker = Mutex(Breaker(policy))
    }

    /// How the breaker stands.
    package var state: Breaker.State { breaker.withLock { $0.state } }

    package func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        guard breaker.withLock({ $0.admitsLookups }) else {
            for _ in keys { counters.count(.down) }
            return keys.map { _ in .failed(.down, detail: "the database has failed repeatedly and is left alone") }
        }
        let answers = await source.answers(to: keys, withinMilliseconds: milliseconds)
        for answer in answers {
            counters.count(answer.outcome)
            record(answer.outcome)
        }
        return answers
    }

    /// Takes note of what a lookup came to, or of a connection that could not be made between lookups (`down`).
    package func record(_ outcome: LookupOutcome) {
        let opened = breaker.withLock { breaker in
            var random = SystemRandomNumberGenerator()
            return breaker.record(outcome, at: now, using: &random)
        }
        guard opened else { return }
        counters.count(.breakerOpened)
        probeWhenDue()
    }

    private var now: Int64 { epoch.elapsedMicroseconds / 1000 }

    /// Asks the source for nobody when that is due, and again until it answers.
    private func probeWhenDue() {
        guard let due = breaker.withLock({ $0.nextProbe }) else { return }
        // A source that nobody has any more is not probed.
        clock.asyncAfter(deadline: .now() + .milliseconds(Int(max(0, due - now)))) { [weak self] in
            guard let self else { return }
            guard breaker.withLock({ $0.takeProbe(at: now) }) else { return probeWhenDue() }
            Task { [self] in
                let answer = await source.answers(to: [.probe], withinMilliseconds: timeout)[0]
                breaker.withLock { breaker in
                    var random = SystemRandomNumberGenerator()
                    breaker.recordProbe(succeeded: answer.outcome.showsLife, at: now, using: &random)
                }
                probeWhenDue()
            }
        }
    }
}
