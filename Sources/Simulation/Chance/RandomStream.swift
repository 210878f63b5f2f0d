/// A stream of random words that replays from its name: xoshiro256++ (Blackman and Vigna 2019), filled by SplitMix64.
///
/// Every purpose has a stream of its own, known by name: the arrivals of a class, its talking times, the no-answers of
/// a group. So whoever adds a queue or an agent does not change who calls when, and two scenarios meet the same callers.
package struct RandomStream: Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64)

    /// The stream for `purpose` in one replication of a seed.
    package init(seed: UInt64, replication: Int, purpose: String) {
        // FNV-1a over the name, so that the words differ between purposes on every machine alike.
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in purpose.utf8 { key = (key ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var mixer = WordMixer(state: seed)
        mixer.absorb(UInt64(bitPattern: Int64(replication)))
        mixer.absorb(key)
        words = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
    }

    /// 64 random bits.
    @inline(__always)
    package mutating func next() -> UInt64 {
        let sum = words.0 &+ words.3
        let result = (sum << 23 | sum >> 41) &+ words.0
        let shifted = words.1 << 17
        words.2 ^= words.0
        words.3 ^= words.1
        words.1 ^= words.2
        words.0 ^= words.3
        words.2 ^= shifted
        words.3 = words.3 << 45 | words.3 >> 19
        return result
    }

    /// One of the 2⁵³ multiples of 2⁻⁵³ in 0 ..< 1.
    @inline(__always)
    package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// The same in 0 < u ≤ 1, so that its logarithm is finite.
    @inline(__always)
    private mutating func positiveUniform() -> Double { Double((next() >> 11) + 1) * 0x1p-53 }

    /// A standard exponential variate, by inversion: what a smaller uniform makes is larger.
    @inline(__always)
    package mutating func exponential() -> Double {
        -Elementary.log(positiveUniform())
    }

    /// So many standard exponential variates as `DrawnAhead` has places for: the same as one after the other, and sooner.
    @inline(__always)
    mutating func exponentials() -> InlineArray<8, Double> {
        var variates = InlineArray<8, Double>(repeating: 0)
        for place in 0..<8 { variates[place] = positiveUniform() }
        for place in 0..<8 { variates[place] = -Elementary.log(variates[place]) }
        return variates
    }

    /// A standard normal variate (Box and Muller 1958); two words a variate, the second of the pair is not kept.
    package mutating func normal() -> Double {
        let radius = (2 * exponential()).squareRoot()
        return radius * Elementary.cos(turns: uniform())
    }

    /// True with this probability. Always takes one word, so that streams stay in step.
    package mutating func chance(_ probability: Double) -> Bool { uniform() < probability }
}

/// SplitMix64 (Steele, Lea and Flood 2014) as a filler of state.
private struct WordMixer {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func absorb(_ word: UInt64) { state = next() ^ word }
}
