import TestSupport
import Testing

@testable import Simulation

struct WaitHistogramTests {
    @Test(arguments: 0..<20)
    func `a percentile is that of the sorted waits within a thousandth`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var waits: [Int64] = []
        var histogram = WaitHistogram()
        for _ in 0..<(1 + random.below(2000)) {
            let wait = Int64(random.below(1 << (1 + random.below(40))))
            waits.append(wait)
            histogram.add(wait)
        }
        waits.sort()
        for share in [0.01, 0.5, 0.9, 0.95, 0.99, 1] {
            let rank = max(1, Int((share * Double(waits.count)).rounded(.up)))
            let exact = Double(waits[rank - 1])
            #expect(abs(try #require(histogram.quantile(share)) - exact) <= 0.001 * exact)
        }
        #expect(histogram.longest == waits.last)
    }

    @Test func `two histograms merged are one of all waits`() {
        var (one, other, both) = (WaitHistogram(), WaitHistogram(), WaitHistogram())
        for wait in [0, 5, 99_999] as [Int64] { one.add(wait); both.add(wait) }
        for wait in [7, 1 << 35] as [Int64] { other.add(wait); both.add(wait) }
        one.merge(other)
        #expect(one == both)
        #expect(WaitHistogram().quantile(0.5) == nil)
    }

    @Test func `shares up to even steps rise to one`() {
        var histogram = WaitHistogram()
        for wait in [0, 500, 1000, 1500] as [Int64] { histogram.add(wait) }
        #expect(histogram.shares(step: 500, count: 3) == [0.25, 0.5, 0.75, 1])
    }
}
