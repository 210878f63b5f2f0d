import TestSupport
import Testing

@testable import Workbench

struct LatencyHistogramTests {
    /// Durations from nanoseconds to minutes, as many small ones as large ones.
    private static func durations(_ seed: UInt64) -> [Int64] {
        var random = SplitMix64(seed: seed)
        let count = 1 + random.below(2000)
        return (0..<count).map { _ in Int64(random.next() >> (24 + UInt64(random.below(40)))) }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `a percentile is the exact one or at most 3.2 % more`(seed: UInt64) {
        let durations = Self.durations(seed)
        var histogram = LatencyHistogram()
        for duration in durations { histogram.add(duration) }
        let sorted = durations.sorted()
        for (share, rank) in [(0.5, (sorted.count + 1) / 2), (0.99, (sorted.count * 99 + 99) / 100), (1, sorted.count)]
        {
            let exact = sorted[rank - 1]
            let told = histogram.percentile(share)
            #expect(told >= exact, "p\(share * 100) of \(durations.count)")
            #expect(Double(told) <= Double(exact) * 1.032, "p\(share * 100) of \(durations.count)")
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `two histograms merged tell what one of all would`(seed: UInt64) {
        let durations = Self.durations(seed)
        var (whole, left, right) = (LatencyHistogram(), LatencyHistogram(), LatencyHistogram())
        for (index, duration) in durations.enumerated() {
            whole.add(duration)
            if index % 3 == 0 { left.add(duration) } else { right.add(duration) }
        }
        left.merge(right)
        for share in [0, 0.1, 0.5, 0.9, 0.99, 1] { #expect(left.percentile(share) == whole.percentile(share)) }
    }

    @Test func `nothing takes no time, and the extremes are told`() {
        var histogram = LatencyHistogram()
        #expect(histogram.percentile(0.5) == 0)
        histogram.add(-5)
        #expect(histogram.percentile(1) == 0)
        histogram.add(Int64.max)
        #expect(histogram.percentile(1) == Int64.max)
        #expect(histogram.percentile(0.5) == 0)
    }
}
