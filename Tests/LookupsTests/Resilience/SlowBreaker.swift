import Lookups
import Routing

/// The breaker written down from the specification as plainly as can be, with whole histories in place of counts. It
/// says what an ejection may be; which one of those it is, chance decides, so it is told.
struct SlowBreaker {
    let policy: BreakerPolicy
    /// Whether each lookup since the last closing failed.
    private var failures: [Bool] = []
    /// When it opened and closed, in turn.
    private var openings: [(at: Int64, base: Int64)] = []
    private var closings: [Int64] = []
    private var ejectionEnd: Int64 = 0
    private var probesTaken: [Int64] = []
    private var probeReturned: Int64 = 0
    private(set) var isProbing = false

    init(_ policy: BreakerPolicy) { self.policy = policy }

    var isOpen: Bool { openings.count > closings.count }

    /// The ejections that may follow where a new one begins; nil where none does.
    mutating func record(_ outcome: LookupOutcome, at now: Int64) -> ClosedRange<Int64>? {
        guard !isOpen else { return nil }
        switch outcome {
        case .timeout, .down: failures.append(true)
        case .found, .noRow, .sqlError: failures.append(false)
        case .poolExhausted, .invalidInput, .notRun: return nil
        }
        let run = failures.count >= policy.failures && failures.suffix(policy.failures).allSatisfy(\.self)
        let share = 2 * failures.suffix(20).count(where: \.self)
        guard run || share >= 20 else { return nil }
        var base = policy.shortest
        if let last = openings.last, let closed = closings.last, now - closed < 10_000 {
            base = min(2 * last.base, policy.longest)
        }
        openings.append((now, base))
        probesTaken = []
        return allowed
    }

    mutating func takeProbe(at now: Int64) -> Bool {
        guard let due = nextProbe, now >= due else { return false }
        probesTaken.append(now)
        isProbing = true
        return true
    }

    mutating func recordProbe(succeeded: Bool, at now: Int64) -> ClosedRange<Int64>? {
        guard isProbing else { return nil }
        isProbing = false
        probeReturned = now
        if succeeded {
            closings.append(now)
            failures = []
            return nil
        }
        return now >= ejectionEnd ? allowed : nil
    }

    mutating func eject(until end: Int64) { ejectionEnd = end }

    var nextProbe: Int64? {
        guard isOpen, !isProbing, let opening = openings.last else { return nil }
        if policy.shortest == policy.longest { return ejectionEnd }
        let everySecond = probesTaken.last.map { max($0 + 1000, probeReturned) } ?? opening.at + 1000
        return min(everySecond, ejectionEnd)
    }

    private var allowed: ClosedRange<Int64> {
        let base = openings.last?.base ?? 0
        return policy.shortest == policy.longest ? base...base : base - base / 5...base + base / 5
    }
}
