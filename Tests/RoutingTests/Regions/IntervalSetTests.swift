import Testing

@testable import Routing

struct IntervalSetTests {
    /// A set of the points below 64, as a word with a bit for each: the reference.
    private func random(_ seeded: inout Seeded) -> (set: IntervalSet, bits: UInt64) {
        var bits: UInt64 = 0
        var intervals: [ClosedRange<UInt64>] = []
        for _ in 0..<seeded.below(6) {
            let low = UInt64(seeded.below(64))
            let high = min(63, low + UInt64(seeded.below(8)))
            intervals.append(low...high)
            for point in low...high { bits |= 1 << point }
        }
        return (IntervalSet(intervals), bits)
    }

    private func bits(_ set: IntervalSet) -> UInt64 {
        set.intervals.reduce(0) { bits, interval in interval.reduce(bits) { $0 | 1 << $1 } }
    }

    @Test(arguments: 0..<100) func `sets behave as sets of bits do`(seed: Int) {
        var seeded = Seeded(seed)
        for _ in 0..<50 {
            let (one, two) = (random(&seeded), random(&seeded))
            #expect(bits(one.set) == one.bits)
            #expect(bits(one.set.union(two.set)) == one.bits | two.bits)
            #expect(bits(one.set.intersection(two.set)) == one.bits & two.bits)
            #expect(bits(one.set.subtracting(two.set)) == one.bits & ~two.bits)
            #expect(one.set.intersects(two.set) == (one.bits & two.bits != 0))
            #expect(one.set.isSubset(of: two.set) == (one.bits & ~two.bits == 0))
            #expect(one.set.isEmpty == (one.bits == 0))
            for point in 0..<UInt64(64) { #expect(one.set.contains(point) == (one.bits >> point & 1 == 1)) }
            for interval in one.set.intervals.dropFirst() {
                #expect(
                    interval.lowerBound > 0 && one.bits >> (interval.lowerBound - 1) & 1 == 0, "intervals that touch")
            }
        }
    }
}
