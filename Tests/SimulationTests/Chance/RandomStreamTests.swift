import Testing

@testable import Simulation

struct RandomStreamTests {
    private static func words(_ count: Int, seed: UInt64 = 7, replication: Int = 0, _ purpose: String) -> [UInt64] {
        var stream = RandomStream(seed: seed, replication: replication, purpose: purpose)
        return (0..<count).map { _ in stream.next() }
    }

    @Test func `a stream replays from its name`() {
        #expect(Self.words(100, "callers/arrivals") == Self.words(100, "callers/arrivals"))
    }

    @Test func `seeds, replications and purposes have streams of their own`() {
        let streams = [
            Self.words(50, "callers/arrivals"), Self.words(50, "callers/talk"),
            Self.words(50, seed: 8, "callers/arrivals"), Self.words(50, replication: 1, "callers/arrivals"),
        ]
        #expect(Set(streams.flatMap(\.self)).count == 200)
    }

    @Test func `two streams are not correlated`() {
        var one = RandomStream(seed: 1, replication: 0, purpose: "a")
        var other = RandomStream(seed: 1, replication: 1, purpose: "a")
        let count = 100_000
        var sum = 0.0
        for _ in 0..<count { sum += (one.uniform() - 0.5) * (other.uniform() - 0.5) }
        // The product has variance 1/144; four standard errors.
        #expect(abs(sum / Double(count)) < 4 / (12 * Double(count).squareRoot()))
    }

    @Test func `uniform draws fill their range evenly`() {
        var stream = RandomStream(seed: 3, replication: 0, purpose: "u")
        var bins = [Int](repeating: 0, count: 64)
        for _ in 0..<64_000 {
            let draw = stream.uniform()
            #expect(0..<1 ~= draw)
            bins[Int(draw * 64)] += 1
        }
        // Chi-square with 63 degrees of freedom: 0.9999 quantile 113.
        let statistic = bins.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
        #expect(statistic < 113)
    }
}
