package import Routing

/// Sets a failing source aside, so that calls take their fallback at once instead of waiting for it.
///
/// Closed, it counts what lookups came to. It opens after so many failures in a row, or when half of a window of the
/// latest lookups failed. From then on every lookup is refused, and probes in the background, one at a time, try the
/// source: the first that succeeds closes the breaker. A source that breaks again within ten seconds of that is set
/// aside twice as long as the time before; any other starts with the shortest ejection.
///
/// A pure value: times are milliseconds of a monotonic clock, and chance is a generator that the caller brings.
package struct Breaker: Sendable {
    /// How the breaker stands.
    package enum State: Sendable, Hashable {
        /// Lookups go to the source.
        case closed
        /// The source is set aside, at first until this time. Lookups are refused beyond it too, until a probe succeeds.
        case open(until: Int64)
        /// A probe is under way.
        case halfOpen
    }

    private enum Phase {
        /// One bit a lookup, the latest lowest; 1 for a failure.
        case closed(history: UInt64)
        case open(until: Int64, probe: Int64)
        case halfOpen(until: Int64, since: Int64)
    }

    private let policy: BreakerPolicy
    private var phase = Phase.closed(history: 0)
    /// The latest ejection without its jitter.
    private var ejection: Int64 = 0
    private var closedAt: Int64?

    /// While ejections vary, a probe is due this often, however long they have become.
    private static let probeInterval: Int64 = 1000
    /// A source that breaks sooner than this after closing has relapsed.
    private static let relapseTime: Int64 = 10_000

    /// A closed breaker.
    package init(_ policy: BreakerPolicy = BreakerPolicy()) { self.policy = policy }

    /// How the breaker stands.
    package var state: State {
        switch phase {
        case .closed: .closed
        case .open(let until, _): .open(until: until)
        case .halfOpen: .halfOpen
        }
    }

    /// Lookups may go to the source. Time alone never changes this: only a probe closes an open breaker.
    package var admitsLookups: Bool {
        if case .closed = phase { true } else { false }
    }

    /// When the next probe is due: nil while the breaker is closed or a probe is under way.
    package var nextProbe: Int64? {
        if case .open(_, let probe) = phase { probe } else { nil }
    }

    /// Takes note of what a lookup came to. One that was admitted before the breaker opened changes nothing any more.
    /// - Returns: Whether this opened the breaker.
    @discardableResult
    package mutating func record(
        _ outcome: LookupOutcome, at now: Int64, using random: inout some RandomNumberGenerator
    ) -> Bool {
        guard case .closed(let earlier) = phase, outcome.countsForBreaker || outcome.showsLife else { return false }
        let history = earlier << 1 | (outcome.countsForBreaker ? 1 : 0)
        guard isBroken(history) else {
            phase = .closed(history: history)
            return false
        }
        let isRelapse = closedAt.map { now - $0 < Self.relapseTime } ?? false
        ejection = isRelapse ? policy.longer(than: ejection) : policy.shortest
        eject(at: now, probing: now + Self.probeInterval, using: &random)
        return true
    }

    /// Takes the probe if one is due; its taker owes ``recordProbe(succeeded:at:using:)``, without which there is never
    /// another.
    package mutating func takeProbe(at now: Int64) -> Bool {
        guard case .open(let until, let probe) = phase, probe <= now else { return false }
        phase = .halfOpen(until: until, since: now)
        return true
    }

    /// Takes note of how the probe went. Nothing happens where none is under way.
    package mutating func recordProbe(
        succeeded: Bool, at now: Int64, using random: inout some RandomNumberGenerator
    ) {
        guard case .halfOpen(let until, let since) = phase else { return }
        if succeeded {
            phase = .closed(history: 0)
            closedAt = now
            return
        }
        // A probe that took long does not put off the next one.
        let next = max(now, since + Self.probeInterval)
        if until > now {
            phase = .open(until: until, probe: min(until, next))
        } else {
            eject(at: now, probing: next, using: &random)
        }
    }

    private mutating func eject(at now: Int64, probing next: Int64, using random: inout some RandomNumberGenerator) {
        let until = now + policy.jittered(ejection, using: &random)
        phase = .open(until: until, probe: policy.isFixed ? until : min(until, next))
    }

    /// A window need not be full: half of it in failures is half of it, whatever follows.
    private func isBroken(_ history: UInt64) -> Bool {
        let run = (~history).trailingZeroBitCount
        let failures = (history << (64 - policy.window)).nonzeroBitCount
        return run >= policy.failures || failures * 2 >= policy.window
    }
}
