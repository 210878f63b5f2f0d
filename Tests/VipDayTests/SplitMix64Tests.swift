import TestSupport
import Testing

struct SplitMix64Tests {
    // The sequence that the algorithm's implementations in other languages publish for this seed.
    @Test func `the sequence of a seed is the published one`() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(
            (0..<5).map { _ in random.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test func `a bounded draw reaches every value and no other`() {
        var random = SplitMix64(seed: 5)
        #expect(Set((0..<1_000).map { _ in random.below(7) }) == Set(0..<7))
    }
}
