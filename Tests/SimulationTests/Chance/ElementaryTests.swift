import Glibc
import TestSupport
import Testing

@testable import Simulation

/// Held against the C library, which is right to the last bit or the one before it.
struct ElementaryTests {
    private static func steps(_ one: Double, _ other: Double) -> Double {
        abs(one - other) / max(other.ulp, .leastNormalMagnitude)
    }

    @Test(arguments: 0..<20)
    func `logarithm, exponential and cosine are the C library's within four units in the last place`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let share = Double(random.next() >> 11) * 0x1p-53
            let spread = Glibc.exp2(200 * (share - 0.5)) * (1 + share)
            #expect(Self.steps(Elementary.log(spread), Glibc.log(spread)) <= 4)
            let power = 1400 * (share - 0.5)
            #expect(Self.steps(Elementary.exp(power), Glibc.exp(power)) <= 4)
            // Near a zero crossing the C library's own argument has lost what a fraction of a turn still has.
            #expect(abs(Elementary.cos(turns: share) - Glibc.cos(2 * Double.pi * share)) < 1e-15)
            #expect(abs(Elementary.sin(turns: 10 * share) - Glibc.sin(2 * Double.pi * 10 * share)) < 2e-14)
        }
    }

    @Test func `the ends of the ranges are exact`() {
        #expect(Elementary.log(1) == 0)
        #expect(Elementary.log(0x1p-53) == -53 * Glibc.log(2))
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.exp(1000) == .infinity)
        #expect(Elementary.exp(-1000) == 0)
        #expect([0, 0.25, 0.5, 0.75, 1].map(Elementary.cos(turns:)) == [1, 0, -1, 0, 1])
        #expect([0, 0.25, 0.5, 0.75, 7.25].map(Elementary.sin(turns:)) == [0, 1, 0, -1, 1])
    }
}
