/// What the clock on a wall in some zone shows.
public struct WallClock: Hashable, Sendable {
    /// The date shown.
    public let date: CivilDate
    /// Whole minutes since midnight as shown, 0 ..< 1440.
    public let minute: Int
    /// Seconds and milliseconds beyond the minute, in milliseconds.
    public let millisecondOfMinute: Int
    /// Offset from UTC, in seconds.
    public let offset: Int

    /// The clock at `moment` in `zone`.
    public init(_ moment: Moment, in zone: Zone) {
        offset = zone.offset(at: moment)
        let local = moment.milliseconds + Int64(offset) * 1000
        let (day, rest) = local.flooredQuotient(by: 86_400_000)
        date = CivilDate(day: Int(day))
        minute = Int(rest / 60_000)
        millisecondOfMinute = Int(rest % 60_000)
    }
}

extension WallClock: CustomStringConvertible {
    /// `Wed 2026-03-04 10:00:00`.
    public var description: String {
        let time = "\(padded(minute / 60, 2)):\(padded(minute % 60, 2)):\(padded(millisecondOfMinute / 1000, 2))"
        let day = date.weekday.abbreviation
        return "\(day.prefix(1).uppercased())\(day.dropFirst()) \(date) \(time)"
    }
}
