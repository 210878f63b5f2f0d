/// A regular expression as instructions over bytes of UTF-8, of which many may be under way at once.
struct Automaton: Sendable {
    enum Instruction: Sendable {
        /// Goes on if the next byte is one of these.
        case bytes(low: UInt8, high: UInt8, next: Int32)
        /// Goes on if the next byte is in one of the sets.
        case set(Int32, next: Int32)
        case split(Int32, Int32)
        case assertion(PatternNode.Assertion, next: Int32)
        case match
    }

    /// A set of bytes.
    struct ByteSet: Hashable, Sendable {
        private var words: SIMD4<UInt64> = .zero

        mutating func insert(_ range: ClosedRange<UInt8>) {
            for byte in range { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
        }

        func contains(_ byte: UInt8) -> Bool {
            words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
        }
    }

    let instructions: [Instruction]
    let sets: [ByteSet]
    let start: Int32

    func accepts(_ byte: UInt8, at instruction: Int32) -> Int32? {
        switch instructions[Int(instruction)] {
        case .bytes(let low, let high, let next): low <= byte && byte <= high ? next : nil
        case .set(let set, let next): sets[Int(set)].contains(byte) ? next : nil
        case .split, .assertion, .match: nil
        }
    }
}
