/// The first digits that numbers share, left-aligned, so that whatever begins with them follows them in order.
struct DigitPrefix: Hashable, Comparable {
    /// Sixteen nibbles, the first in the highest.
    let word: UInt64
    let count: Int

    init(value: UInt64, count: Int) {
        word = count == 0 ? 0 : value << UInt64(64 - 4 * count)
        self.count = count
    }

    private init(word: UInt64, count: Int) {
        self.word = word
        self.count = count
    }

    /// The digits that both begin with.
    func shared(with other: DigitPrefix) -> DigitPrefix {
        let equal = min(count, other.count, (word ^ other.word).leadingZeroBitCount / 4)
        return cut(to: equal)
    }

    /// The first `count` digits.
    func cut(to count: Int) -> DigitPrefix {
        DigitPrefix(word: count == 0 ? 0 : word & (~UInt64(0) << UInt64(64 - 4 * count)), count: count)
    }

    /// The greatest word of what begins so.
    var last: UInt64 { count == 0 ? .max : word | (UInt64.max >> UInt64(4 * count)) }

    static func < (left: Self, right: Self) -> Bool { (left.word, left.count) < (right.word, right.count) }
}
