extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC, with as many decimals as are not zero: `2009-02-13T23:31:30.5Z`.
    public var description: String {
        let fields = fields(offset: 0)
        let date = "\(fields.year.padded(4))-\(fields.month.padded(2))-\(fields.day.padded(2))"
        let time = "\(fields.hour.padded(2)):\(fields.minute.padded(2)):\(fields.second.padded(2))"
        return "\(date)T\(time)\(Self.decimals(nanoseconds))Z"
    }

    /// `.5` for 500,000,000; nothing for 0.
    static func decimals(_ nanoseconds: Int32) -> String {
        guard nanoseconds != 0 else { return "" }
        var digits = Int64(nanoseconds).padded(9)
        while digits.last == "0" { digits.removeLast() }
        return ".\(digits)"
    }

    /// Reads RFC 3339: a date, `T`, a time with decimals or without, `Z` or an offset. Nil if `text` is none or
    /// its year is not 1 to 9999 in UTC.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard
            let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), scanner.skip("T") || scanner.skip("t"), let hour = scanner.number(2),
            scanner.skip(":"), let minute = scanner.number(2), scanner.skip(":"), let second = scanner.number(2)
        else { return nil }
        var nanoseconds: Int32 = 0
        if scanner.skip(".") {
            guard let fraction = scanner.fraction() else { return nil }
            nanoseconds = fraction
        }
        guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        guard
            (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year), hour < 24, minute < 60,
            second < 60
        else { return nil }
        let local = Self.day(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
        self.init(seconds: local - offset, nanoseconds: nanoseconds)
    }
}

extension Int64 {
    /// In decimal, with zeros before it to `width`.
    fileprivate func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
