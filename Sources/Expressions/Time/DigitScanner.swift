/// Reads the parts of a date, a time and an offset one after another.
struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Goes over `character` if it comes next.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let next = rest.first, UInt32(next) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    /// The number that exactly `count` digits make.
    mutating func number(_ count: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// Decimals as nanoseconds; those after the ninth are read and dropped.
    mutating func fraction() -> Int32? {
        guard var value = digit() else { return nil }
        var count = 1
        while let digit = digit() {
            if count < 9 {
                value = value * 10 + digit
                count += 1
            }
        }
        for _ in count..<9 { value *= 10 }
        return Int32(value)
    }

    /// `Z` or `±hh:mm`, in seconds.
    mutating func offset() -> Int64? {
        if skip("Z") || skip("z") { return 0 }
        let isNegative = skip("-")
        guard isNegative || skip("+") else { return nil }
        return clock().map { isNegative ? -$0 : $0 }
    }

    /// `hh:mm` within a day, in seconds.
    mutating func clock() -> Int64? {
        guard let hour = number(2), skip(":"), let minute = number(2), hour < 24, minute < 60 else { return nil }
        return hour * 3600 + minute * 60
    }

    private mutating func digit() -> Int64? {
        guard let next = rest.first, next >= 0x30, next <= 0x39 else { return nil }
        rest.removeFirst()
        return Int64(next - 0x30)
    }
}
