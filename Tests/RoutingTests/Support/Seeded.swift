/// A replayable sequence (SplitMix64 of Steele, Lea and Flood): the seed is a test's argument, so a failure can be run again.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// One of `0 ..< bound`.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// One of `choices`, which are not empty.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[below(choices.count)] }

    /// True `share` times in a hundred.
    mutating func chance(percent share: Int) -> Bool { below(100) < share }

    /// Between `least` and `most` characters of `alphabet`.
    mutating func text(of alphabet: String, _ least: Int, _ most: Int) -> String {
        let letters = Array(alphabet)
        var text = ""
        for _ in 0..<(least + below(most - least + 1)) { text.append(pick(letters)) }
        return text
    }
}
