/// Steele, Lea and Flood's SplitMix64: a whole sequence replays from one word, on any machine.
///
/// The standard library may change how it draws from a generator, so what has to stay the same to the
/// byte, data sets and failing seeds alike, is drawn by `below` rather than by `Int.random`.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// One of `0 ..< bound`. The high half of a product is uneven by less than `bound` / 2⁶⁴, which no test
    /// of ours can see, and takes one word a draw, so sequences stay in step.
    package mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "there is no number below \(bound)")
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// One of `choices`, each as likely as the others.
    package mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[below(choices.count)]
    }

    /// True in `share` of a thousand draws.
    package mutating func chance(perMille share: Int) -> Bool {
        below(1000) < share
    }
}
