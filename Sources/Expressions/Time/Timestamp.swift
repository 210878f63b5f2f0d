/// A moment between the years 1 and 9999, to the nanosecond, on the proleptic Gregorian calendar in UTC.
public struct Timestamp: Hashable, Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z, rounded towards the past.
    public let seconds: Int64
    /// The rest, 0 to 999,999,999.
    public let nanoseconds: Int32

    /// 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z, in seconds since 1970.
    static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// The moment `nanoseconds` after `seconds`; nil outside the years 1 to 9999.
    ///
    /// - Precondition: `nanoseconds` is less than a second and not negative.
    public init?(seconds: Int64, nanoseconds: Int32 = 0) {
        precondition((0..<1_000_000_000).contains(nanoseconds), "nanoseconds are less than a second")
        guard Self.range.contains(seconds) else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// The moment `duration` later, nil outside the years 1 to 9999.
    func advanced(by duration: Duration) -> Timestamp? {
        let (whole, rest) = duration.wholeNanoseconds
        var seconds = seconds + whole
        var nanoseconds = nanoseconds + rest
        if nanoseconds >= 1_000_000_000 {
            nanoseconds -= 1_000_000_000
            seconds += 1
        }
        return Timestamp(seconds: seconds, nanoseconds: nanoseconds)
    }

    /// How long after `earlier` this is; nil if that is more nanoseconds than an `int` holds, which is what the
    /// specification's tests ask for: 292 years.
    func since(_ earlier: Timestamp) -> Duration? {
        let whole = (seconds - earlier.seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let rest = Int64(nanoseconds - earlier.nanoseconds)
        let sum = whole.partialValue.addingReportingOverflow(rest)
        return whole.overflow || sum.overflow ? nil : .nanoseconds(sum.partialValue)
    }
}

extension Timestamp: Comparable {
    /// The earlier one first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}
