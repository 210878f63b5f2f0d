import TestSupport
import Testing

@testable import Simulation

struct EstimateTests {
    @Test(arguments: [
        (1, 12.7062), (4, 2.7764), (10, 2.2281), (11, 2.2010), (19, 2.0930), (30, 2.0423), (99, 1.9842), (1000, 1.9623),
    ])
    func `the factor of an interval is the one in Student's table`(freedom: Int, factor: Double) {
        #expect(abs(StudentT.factor(freedom: freedom) - factor) < 0.0002)
    }

    @Test func `a ratio is that of the sums, its error that of the residuals`() throws {
        let estimate = try #require(Estimate(ratioOf: [1, 2, 6], to: [2, 2, 2]))
        #expect(estimate.value == 1.5)
        // Residuals -2, -1, 3; variance of their mean 14/6, over a mean denominator of 2.
        #expect(abs((estimate.standardError ?? 0) - (14.0 / 6).squareRoot() / 2) < 1e-12)
        #expect(estimate.freedom == 2)
    }

    @Test func `batches that resemble the one before are joined`() throws {
        // Waves of sixteen batches: neighbours are much alike, and there is less to tell an error from.
        let wave = (0..<160).map { Double($0 / 8 % 2) }
        let ones = Array(repeating: 1.0, count: wave.count)
        let apart = try #require(Estimate(ratioOf: wave, to: ones))
        let inSequence = try #require(Estimate(ratioOf: wave, to: ones, inSequence: true))
        #expect(inSequence.value == apart.value)
        #expect(apart.freedom == 159)
        #expect(inSequence.freedom < 80)
        #expect((inSequence.standardError ?? 0) > (apart.standardError ?? 0))
    }

    @Test func `batches that know nothing of each other stay apart`() throws {
        var seeds = SplitMix64(seed: 3)
        let noise = (0..<100).map { _ in Double(seeds.next() >> 11) * 0x1p-53 }
        let ones = Array(repeating: 1.0, count: noise.count)
        #expect(Estimate(ratioOf: noise, to: ones, inSequence: true)?.freedom == 99)
    }

    @Test func `one part tells no error, and nothing over nothing is no number`() {
        #expect(Estimate(ratioOf: [3], to: [4])?.halfWidth == nil)
        #expect(Estimate(ratioOf: [0, 0], to: [0, 0]) == nil)
    }
}
