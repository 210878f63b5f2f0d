import Glibc
import Routing
import Testing

@testable import Simulation

struct ArrivalClockTests {
    private static func times(
        _ process: ArrivalProcess, until end: Int64, replication: Int = 0, start: Moment = Moment(milliseconds: 0)
    ) -> [Int64] {
        let stream = RandomStream(seed: 5, replication: replication, purpose: "arrivals")
        var clock = ArrivalClock(process, from: start, stream: stream)
        var times: [Int64] = []
        while let time = clock.next(), time < end { times.append(time) }
        return times
    }

    @Test func `calls at random come as often as the rate says, with exponential times between them`() {
        let times = Self.times(.poisson(rate: 0.01), until: 4_000_000)
        // 40,000 expected, of Poisson variance.
        #expect(abs(times.count - 40_000) < 4 * 200)
        let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
        let long = Double(gaps.count { $0 > 100 }) / Double(gaps.count)
        // A time rounded to the millisecond exceeds 100 when it is 100.5 or more.
        #expect(abs(long - exp(-1.005)) < 4 * (0.366 * 0.634 / Double(gaps.count)).squareRoot())
        #expect(times == times.sorted())
    }

    @Test func `a constant time between calls keeps its fraction`() {
        #expect(Self.times(.every(.constant(333.4)), until: 2000) == [333, 667, 1000, 1334, 1667])
    }

    @Test func `a sine brings its mean over a period, and its crest in the first half`() {
        let process = ArrivalProcess.sine(mean: 0.01, swing: 0.6, period: 1_000_000)
        let times = Self.times(process, until: 4_000_000)
        #expect(abs(times.count - 40_000) < 4 * 200)
        let firstHalves = times.count { $0 % 1_000_000 < 500_000 }
        // Over half a period the sine averages 2/π.
        let expected = 20_000 * (1 + 0.6 * 2 / Double.pi)
        #expect(abs(Double(firstHalves) - expected) < 4 * expected.squareRoot())
    }

    @Test func `a profile follows the clock on the wall, also on the night it is put forward`() {
        // One hour is skipped two hours after the start.
        let zone = Zone(identifier: "Test/Zone", initialOffset: 7200, changes: [1_000_000], offsets: [10_800])
        let start = Moment(milliseconds: (1_000_000 - 7200) * 1000)
        let local = (start.milliseconds + 7_200_000) % 86_400_000
        let profile = RateProfile(
            steps: [
                .init(from: 0, rate: 0), .init(from: local + 3_600_000, rate: 0.01),
                .init(from: local + 3 * 3_600_000 + 1800_000, rate: 0),
            ], zone: zone)
        let times = Self.times(.profile(profile), until: 6 * 3_600_000, start: start)
        // From one hour after the start on; what clocks show as two and a half hours later is one and a half.
        #expect(times.allSatisfy { 3_600_000 <= $0 && $0 <= 9_000_000 })
        #expect(abs(times.count - 54_000) < 4 * 233)
    }

    @Test func `no calls come at a rate of nothing`() {
        #expect(Self.times(.poisson(rate: 0), until: .max).isEmpty)
        let silent = RateProfile(steps: [.init(from: 0, rate: 0)], zone: .utc)
        #expect(Self.times(.profile(silent), until: .max).isEmpty)
    }

    @Test func `a rate of thousands a millisecond still gives every call its time`() {
        #expect(abs(Self.times(.poisson(rate: 1000), until: 50).count - 49_500) < 4 * 223)
    }
}
