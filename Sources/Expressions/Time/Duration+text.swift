extension Duration {
    /// The greatest duration, in seconds: 10,000 years of 365.25 days.
    static let greatestSeconds: Int64 = 315_576_000_000

    /// Seconds rounded towards the past, and the nanoseconds left.
    var wholeNanoseconds: (seconds: Int64, nanoseconds: Int32) {
        let parts = components
        let nanoseconds = Int32(parts.attoseconds / 1_000_000_000)
        return nanoseconds < 0 ? (parts.seconds - 1, nanoseconds + 1_000_000_000) : (parts.seconds, nanoseconds)
    }

    /// Whether a value of the language may be this.
    var isInRange: Bool {
        magnitude <= .seconds(Self.greatestSeconds)
    }

    private var magnitude: Duration {
        self < .zero ? .zero - self : self
    }

    /// In seconds, as `1.5s`: the form in which `string` answers and which `duration` reads.
    var secondsText: String {
        let parts = magnitude.components
        let sign = self < .zero ? "-" : ""
        return "\(sign)\(parts.seconds)\(Timestamp.decimals(Int32(parts.attoseconds / 1_000_000_000)))s"
    }

    /// Reads numbers with units from `h` to `ns`, after one sign at most: `1h30m`, `-1.5s`, `0`. Digits beyond the
    /// nanosecond are dropped. Nil if `text` is none or out of range.
    init?(reading text: String) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        if rest.elementsEqual("0".utf8) {
            self = .zero
            return
        }
        guard !rest.isEmpty else { return nil }
        var sum = Duration.zero
        while !rest.isEmpty {
            guard let term = Self.term(&rest) else { return nil }
            sum += term
            guard sum.isInRange else { return nil }
        }
        self = isNegative ? .zero - sum : sum
    }

    private static func term(_ rest: inout Substring.UTF8View) -> Duration? {
        var digits: Int64 = 0
        var decimals: Int64 = 0
        var scale: Int64 = 1
        var isFraction = false
        var count = 0
        while let next = rest.first, next == UInt8(ascii: ".") || (next >= 0x30 && next <= 0x39) {
            rest.removeFirst()
            if next == UInt8(ascii: ".") {
                guard !isFraction else { return nil }
                isFraction = true
                continue
            }
            count += 1
            if !isFraction {
                digits = digits * 10 + Int64(next - 0x30)
                guard digits <= 400_000_000_000_000_000 else { return nil }
            } else if scale < 1_000_000_000_000 {
                decimals = decimals * 10 + Int64(next - 0x30)
                scale *= 10
            }
        }
        guard count > 0, let unit = unit(&rest) else { return nil }
        // No unit above makes more than 128 bits of attoseconds of 4e17 of it but the hour, minute and second.
        let whole = unit.checkedMultiple(digits)
        let fraction = Duration.nanoseconds(Int64((Int128(decimals) * Int128(unit.nanoseconds)) / Int128(scale)))
        return whole.map { $0 + fraction }
    }

    private static func unit(_ rest: inout Substring.UTF8View) -> Duration? {
        let units: [(String, Duration)] = [
            ("ns", .nanoseconds(1)), ("us", .microseconds(1)), ("µs", .microseconds(1)), ("μs", .microseconds(1)),
            ("ms", .milliseconds(1)), ("s", .seconds(1)), ("m", .seconds(60)), ("h", .seconds(3600)),
        ]
        for (name, unit) in units where rest.starts(with: name.utf8) {
            rest.removeFirst(name.utf8.count)
            return unit
        }
        return nil
    }

    private var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }

    private func checkedMultiple(_ factor: Int64) -> Duration? {
        let nanoseconds = Int128(nanoseconds) * Int128(factor)
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        guard seconds <= Int128(Self.greatestSeconds) else { return nil }
        return .seconds(Int64(seconds)) + .nanoseconds(Int64(rest))
    }
}
