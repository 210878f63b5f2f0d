import Lookups
import Routing
import TestSupport
import Testing

struct BreakerTests {
    private static let fixed = BreakerPolicy(shortest: 5000, longest: 5000)

    /// A breaker with these outcomes behind it, one a millisecond from 1 on, and when it opened.
    private static func after(
        _ outcomes: [LookupOutcome], _ policy: BreakerPolicy = BreakerPolicy(), seed: UInt64 = 1
    ) -> (breaker: Breaker, openedAt: Int?) {
        var breaker = Breaker(policy)
        var random = SplitMix64(seed: seed)
        var openedAt: Int?
        for (index, outcome) in outcomes.enumerated()
        where breaker.record(outcome, at: Int64(index + 1), using: &random) {
            openedAt = index + 1
        }
        return (breaker, openedAt)
    }

    private static func repeated(_ outcomes: LookupOutcome..., times: Int) -> [LookupOutcome] {
        (0..<times).flatMap { _ in outcomes }
    }

    @Test(arguments: [
        ([LookupOutcome.timeout, .timeout, .timeout], 3),
        ([.down, .down, .down], 3),
        ([.timeout, .down, .timeout], 3),
        ([.found, .timeout, .timeout, .noRow, .timeout, .down, .timeout], 7),
        // No query was sent, so nothing was learnt of the source: the run goes on.
        ([.timeout, .invalidInput, .timeout, .poolExhausted, .notRun, .timeout], 6),
        // The tenth failure among the last twenty.
        (repeated(.timeout, .found, times: 10), 19),
        (repeated(.found, times: 30) + repeated(.timeout, .down, .found, .sqlError, times: 5), 48),
    ])
    func `it opens at the third failure in a row, or when half of the last twenty failed`(
        outcomes: [LookupOutcome], opensAt: Int
    ) {
        let (breaker, openedAt) = Self.after(outcomes)
        #expect(openedAt == opensAt)
        #expect(!breaker.admitsLookups)
    }

    @Test(arguments: [
        repeated(.noRow, times: 100), repeated(.found, times: 100), repeated(.sqlError, times: 100),
        repeated(.invalidInput, times: 100), repeated(.poolExhausted, times: 100), repeated(.notRun, times: 100),
        // An answer ends a run, whatever it says. Eight of the last twenty failed.
        repeated(.timeout, .timeout, .found, .noRow, .sqlError, times: 40),
        // Nine of the last twenty, wherever these begin.
        repeated(.timeout, .found, times: 9) + [.found, .found] + repeated(.down, .noRow, times: 9),
        // Failures that twenty lookups have pushed out.
        repeated(.timeout, .found, times: 9) + repeated(.found, times: 20) + repeated(.timeout, .found, times: 9),
    ])
    func `it stays closed while fewer fail`(outcomes: [LookupOutcome]) {
        let (breaker, openedAt) = Self.after(outcomes)
        #expect(openedAt == nil)
        #expect(breaker.state == .closed)
        #expect(breaker.admitsLookups)
        #expect(breaker.nextProbe == nil)
    }

    @Test func `only a time-out and an unreachable source are failures of it`() {
        #expect(LookupOutcome.allCases.filter(\.countsForBreaker) == [.timeout, .down])
    }

    @Test(arguments: [1, 2, 5])
    func `the number of failures in a row can be chosen`(failures: Int) {
        let outcomes = Array(repeating: LookupOutcome.down, count: 9)
        #expect(Self.after(outcomes, BreakerPolicy(failures: failures)).openedAt == failures)
    }

    @Test func `a single time is fixed and exact`() {
        var (breaker, _) = Self.after([.down, .down, .down], Self.fixed)
        var random = SplitMix64(seed: 1)
        #expect(breaker.state == .open(until: 5003))
        #expect(breaker.nextProbe == 5003)
        let taken = [5002, 5003].map { breaker.takeProbe(at: $0) }
        #expect(taken == [false, true])
        breaker.recordProbe(succeeded: false, at: 5010, using: &random)
        #expect(breaker.state == .open(until: 10_010))
        #expect(breaker.nextProbe == 10_010)
    }

    @Test func `a single time does not grow for a source that relapses`() {
        var (breaker, _) = Self.after([.down, .down, .down], Self.fixed)
        var random = SplitMix64(seed: 1)
        _ = breaker.takeProbe(at: 5003)
        breaker.recordProbe(succeeded: true, at: 5004, using: &random)
        for time: Int64 in 5005...5007 { breaker.record(.down, at: time, using: &random) }
        #expect(breaker.state == .open(until: 10_007))
    }

    @Test func `there is one probe at a time, and lookups are refused meanwhile`() {
        var (breaker, _) = Self.after([.down, .down, .down], Self.fixed)
        let taken = [6000, 6000, 60_000].map { breaker.takeProbe(at: $0) }
        #expect(taken == [true, false, false])
        #expect(breaker.state == .halfOpen)
        #expect(breaker.nextProbe == nil)
        #expect(!breaker.admitsLookups)
    }

    @Test func `a probe that succeeds closes it at once, with nothing held against the source`() {
        var (breaker, _) = Self.after([.down, .down, .down], Self.fixed)
        var random = SplitMix64(seed: 1)
        _ = breaker.takeProbe(at: 6000)
        breaker.recordProbe(succeeded: true, at: 6001, using: &random)
        #expect(breaker.admitsLookups)
        let opened = (6002...6004).map { breaker.record(.timeout, at: $0, using: &random) }
        #expect(opened == [false, false, true])
    }

    @Test func `lookups admitted before it opened change nothing`() {
        let (before, _) = Self.after([.down, .down, .down], Self.fixed)
        var breaker = before
        var random = SplitMix64(seed: 1)
        let opened = LookupOutcome.allCases.map { breaker.record($0, at: 5000, using: &random) }
        #expect(!opened.contains(true))
        #expect(breaker.state == before.state)
        #expect(breaker.nextProbe == before.nextProbe)
        // Nor do they while the probe is out, or the word of a probe that nobody took.
        breaker.recordProbe(succeeded: true, at: 5001, using: &random)
        #expect(breaker.state == before.state)
        _ = breaker.takeProbe(at: 5003)
        breaker.record(.found, at: 5004, using: &random)
        #expect(breaker.state == .halfOpen)
    }
}
