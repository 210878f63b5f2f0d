/// A short string of telephone digits packed into one machine word, so that equality, prefix and range
/// tests are one to three integer operations.
///
/// Up to fifteen characters of the DTMF alphabet (`0-9 * # A-D`) take a nibble each, the first in the
/// highest; the lowest nibble holds the length. E.164 allows fifteen digits, so every public number fits.
/// Keys of equal length order as their digit strings do.
public struct DigitKey: Hashable, Sendable {
    /// The packed word; only fifteen `D`, which no telephone has dialled, make `UInt64.max`.
    @usableFromInline let word: UInt64

    /// The number of characters, 0 ... 15.
    public var count: Int { Int(word & 0xF) }

    /// Packs `text`, or answers nil when it is longer than fifteen characters or holds any other character.
    public init?(_ text: some StringProtocol) {
        var word: UInt64 = 0
        var count = 0
        for byte in text.utf8 {
            guard count < 15, let nibble = Self.nibble(of: byte) else { return nil }
            word |= nibble << UInt64(60 - 4 * count)
            count += 1
        }
        self.word = word | UInt64(count)
    }

    init(packed word: UInt64) { self.word = word }

    /// Whether the first `prefix.count` characters are those of `prefix`.
    @inlinable
    public func hasPrefix(_ prefix: DigitKey) -> Bool {
        let length = prefix.word & 0xF
        // A shift by 64 would trap, and an empty prefix holds for every number.
        guard length > 0 else { return true }
        let mask = ~UInt64(0) << (64 - 4 * length)
        return word & 0xF >= length && (word ^ prefix.word) & mask == 0
    }

    /// Whether the key has as many characters as both ends and lies between them, both included.
    @inlinable
    public func isWithin(_ low: DigitKey, _ high: DigitKey) -> Bool {
        (word ^ low.word) & 0xF == 0 && low.word <= word && word <= high.word
    }

    private static func nibble(of byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "*"): 10
        case UInt8(ascii: "#"): 11
        case UInt8(ascii: "A")...UInt8(ascii: "D"): UInt64(byte - UInt8(ascii: "A")) + 12
        default: nil
        }
    }
}

extension DigitKey: CustomStringConvertible {
    /// The digits as text.
    public var description: String {
        let alphabet = Array("0123456789*#ABCD")
        return String((0..<count).map { alphabet[Int(word >> UInt64(60 - 4 * $0) & 0xF)] })
    }
}
