// Times as rule files write them: a decimal number and one unit. The core counts in milliseconds, so nothing finer
// can be written, and no rounding takes place.
extension Duration {
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]

    /// `250ms`, `1.5s`, `10m`, `48h` or `2d`; nil for any other text, a fraction of a millisecond, and what exceeds
    /// 64 bits of milliseconds.
    package init?(written text: some StringProtocol) {
        let number = text.prefix { "0123456789.".contains($0) }
        let unitName = text[number.endIndex...]
        guard let unit = Self.units.first(where: { $0.name == unitName }) else { return nil }
        let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && !$0.contains(".") }), let first = parts.first else { return nil }

        guard let whole = Int64(first) else { return nil }
        let (product, isOver) = whole.multipliedReportingOverflow(by: unit.milliseconds)
        guard !isOver else { return nil }
        var total = product
        if parts.count == 2 {
            guard let fraction = Self.milliseconds(fraction: parts[1], of: unit.milliseconds) else { return nil }
            let (sum, isOver) = total.addingReportingOverflow(fraction)
            guard !isOver else { return nil }
            total = sum
        }
        self = .milliseconds(total)
    }

    /// The text with the largest unit that divides it: 90 s are `90s`, 120 s `2m`.
    package var written: String {
        let milliseconds = self.wholeMilliseconds
        let unit = Self.units.last { milliseconds % $0.milliseconds == 0 && milliseconds >= $0.milliseconds }
        guard let unit else { return "0s" }
        return "\(milliseconds / unit.milliseconds)\(unit.name)"
    }

    /// The whole milliseconds in it.
    package var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }

    /// The digits behind the point, times a unit; nil unless that is whole.
    private static func milliseconds(fraction: some StringProtocol, of unit: Int64) -> Int64? {
        var digits = Substring(fraction)
        while digits.last == "0" { digits.removeLast() }
        // No unit holds ten to a power beyond the tenth, so more digits never come out whole, and fewer never overflow.
        guard digits.count <= 10 else { return nil }
        let power = digits.reduce(Int64(1)) { power, _ in power * 10 }
        let product = (Int64(digits) ?? 0) * unit
        return product % power == 0 ? product / power : nil
    }
}
