/// All numbers as points of one line: by how many digits they have, then by the digits, then those that were cut.
///
/// So a range of numbers is one interval, and a prefix is one for each length that a number can have.
package enum DigitLine {
    /// How many numbers are shorter than fifteen characters, or as long.
    private static let whole: UInt64 = 0x1111_1111_1111_1111
    /// A number without digits: text, or nothing at all.
    package static let none: UInt64 = whole + 1 << 60
    /// A caller who withheld his number.
    package static let withheld: UInt64 = none + 1

    /// Every point there is.
    package static let all = IntervalSet(0...withheld)
    /// Every number with digits.
    package static let numbers = IntervalSet(0...(none - 1))
    /// The number of no characters.
    static let blank: UInt64 = 0

    /// Numbers shorter than `length` characters.
    private static func shorter(than length: Int) -> UInt64 {
        length == 16 ? whole : length == 0 ? 0 : whole >> UInt64(64 - 4 * length)
    }

    private static func value(_ key: DigitKey) -> UInt64 { key.count == 0 ? 0 : key.word >> UInt64(64 - 4 * key.count) }

    /// The point of a number.
    static func point(_ key: NumberKey) -> UInt64 {
        shorter(than: key.isCut ? 16 : key.digits.count) + value(key.digits)
    }

    /// The point of a whole number.
    static func point(_ digits: DigitKey) -> UInt64 { shorter(than: digits.count) + value(digits) }

    /// The numbers of a shape.
    static func points(_ shape: NumberPattern.Shape) -> IntervalSet {
        switch shape {
        case .exact(let digits):
            return IntervalSet(point(digits))
        case .range(let low, let high):
            guard low.count == high.count, low.word <= high.word else { return .empty }
            return IntervalSet(point(low)...point(high))
        case .prefix(let digits):
            var intervals: [ClosedRange<UInt64>] = []
            let value = value(digits)
            for length in digits.count...16 {
                let more = UInt64(4 * (min(length, 15) - digits.count))
                let start = shorter(than: length)
                intervals.append((start + value << more)...(start + ((value + 1) << more - 1)))
            }
            return IntervalSet(intervals)
        }
    }

    /// The digits of a point; of a cut number its first fifteen and one more. Nil where there are none.
    package static func digits(_ point: UInt64) -> String? {
        guard point < none else { return nil }
        if point >= whole { return text(point - whole, length: 15) + "0" }
        let length = length(of: point)
        return text(point - shorter(than: length), length: length)
    }

    private static func length(of point: UInt64) -> Int {
        (0...15).first { shorter(than: $0 + 1) > point } ?? 15
    }

    private static func text(_ value: UInt64, length: Int) -> String {
        let alphabet = Array("0123456789*#ABCD?")
        return String((0..<length).reversed().map { alphabet[Int(value >> UInt64(4 * $0) & 0xF)] })
    }

    /// What all numbers of a set begin with; nil where one has no digits, or they share none.
    static func commonPrefix(of points: IntervalSet) -> DigitPrefix? {
        var common: DigitPrefix?
        for interval in points.intervals {
            guard interval.upperBound < none else { return nil }
            let low = prefix(interval.lowerBound)
            let high = prefix(interval.upperBound)
            let shared = low.shared(with: high)
            common = common.map { $0.shared(with: shared) } ?? shared
            if common?.count == 0 { return nil }
        }
        return common
    }

    private static func prefix(_ point: UInt64) -> DigitPrefix {
        if point >= whole { return DigitPrefix(value: point - whole, count: 15) }
        let length = length(of: point)
        return DigitPrefix(value: point - shorter(than: length), count: length)
    }
}
