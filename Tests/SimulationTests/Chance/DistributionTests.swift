import Glibc
import Testing

@testable import Simulation

/// A law with its mean, variance and some points of its distribution function, worked out by hand.
private struct Law: CustomTestStringConvertible, Sendable {
    let distribution: Distribution
    let mean: Double
    let variance: Double
    /// P(T ≤ t) for each t.
    let points: [(t: Double, share: Double)]

    var testDescription: String { "\(distribution)" }

    static let all: [Law] = [
        Law(
            distribution: .exponential(mean: 120), mean: 120, variance: 14_400,
            points: [(20, 1 - exp(-1.0 / 6)), (120, 1 - exp(-1)), (400, 1 - exp(-10.0 / 3))]),
        Law(distribution: .uniform(100, 260), mean: 180, variance: 160 * 160 / 12, points: [(140, 0.25), (220, 0.75)]),
        // ln T is normal with variance ln 2 and mean ln 180 - ln 2 / 2; the median is 180 / √2.
        Law(
            distribution: .lognormal(mean: 180, deviation: 180), mean: 180, variance: 32_400,
            points: [(180 / 2.0.squareRoot(), 0.5), (180, 0.661_361)]),
        // Two phases of 60: P(T ≤ t) = 1 - e^(-t/60)(1 + t/60).
        Law(
            distribution: .erlang(shape: 2, mean: 120), mean: 120, variance: 7200,
            points: [(60, 1 - 2 * exp(-1)), (180, 1 - 4 * exp(-3))]),
        Law(
            distribution: .hyperexponential(share: 0.3, 50, 200), mean: 155,
            variance: 0.6 * 2500 + 1.4 * 40_000 - 155 * 155,
            points: [(100, 1 - 0.3 * exp(-2) - 0.7 * exp(-0.5))]),
        Law(
            distribution: .mix(share: 0.1, .constant(0), .exponential(mean: 150)), mean: 135,
            variance: 0.9 * 2 * 22_500 - 135 * 135, points: [(0, 0.1), (150, 1 - 0.9 * exp(-1))]),
        Law(
            distribution: .empirical([1, 2, 3, 10]), mean: 4, variance: 12.5,
            points: [(0.5, 0), (1, 0.25), (2, 0.5), (9, 0.75), (10, 1)]),
        Law(distribution: .constant(42), mean: 42, variance: 0, points: [(41, 0), (42, 1)]),
    ]
}

struct DistributionTests {
    @Test(arguments: Law.all)
    private func `draws have the mean, the variance and the shares that the law has`(law: Law) {
        var stream = RandomStream(seed: 11, replication: 0, purpose: law.testDescription)
        let count = 40_000
        let draws = (0..<count).map { _ in law.distribution.sample(&stream) }
        let mean = draws.reduce(0, +) / Double(count)
        let errorOfMean = (law.variance / Double(count)).squareRoot()
        #expect(abs(mean - law.mean) <= 4 * errorOfMean)
        #expect(abs(law.distribution.mean - law.mean) < 1e-9)
        let squares = draws.map { ($0 - law.mean) * ($0 - law.mean) }
        let variance = squares.reduce(0, +) / Double(count)
        let fourth = squares.reduce(0) { $0 + ($1 - variance) * ($1 - variance) } / Double(count)
        #expect(abs(variance - law.variance) <= 5 * (fourth / Double(count)).squareRoot())
        for (t, share) in law.points {
            let found = Double(draws.count { $0 <= t }) / Double(count)
            #expect(abs(found - share) <= 4 * (share * (1 - share) / Double(count)).squareRoot(), "P(T ≤ \(t))")
        }
    }

    @Test func `draws are whole milliseconds, never negative`() {
        var stream = RandomStream(seed: 1, replication: 0, purpose: "a")
        #expect(Distribution.constant(2.5).milliseconds(&stream) == 3)
        #expect(Distribution.constant(-7).milliseconds(&stream) == 0)
        #expect(Distribution.constant(1e300).milliseconds(&stream) == 32_000_000_000_000)
    }
}
