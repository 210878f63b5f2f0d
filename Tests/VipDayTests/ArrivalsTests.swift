import TestSupport
import Testing

@testable import vipday

struct ArrivalsTests {
    @Test(arguments: [1, 7, 1_000, 100_003])
    func `calls come in order of time within the day`(count: Int) {
        var random = SplitMix64(seed: 1)
        let arrivals = Arrivals(count: count)
        let seconds = (0..<count).map { arrivals.second($0, &random) }
        #expect(seconds == seconds.sorted())
        #expect(seconds.allSatisfy { 0..<86_400 ~= $0 })
    }

    @Test func `each hour has the calls that the profile gives it`() {
        var random = SplitMix64(seed: 2)
        let arrivals = Arrivals(count: 100_000)
        var hours = Array(repeating: 0, count: 24)
        for index in 0..<arrivals.count { hours[arrivals.second(index, &random) / 3600] += 1 }
        // One call falls into each strip of the load, so an hour's count is exact but for its borders.
        #expect(zip(hours, Arrivals.profile).allSatisfy { abs($0 - $1 * 100) <= 1 })
    }
}
