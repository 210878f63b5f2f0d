package import Routing

/// Moments in the form of RFC 3339, in UTC.
package enum UTCText {
    /// `2026-03-04T08:00:00.000Z`.
    package static func text(_ moment: Moment) -> String {
        let clock = WallClock(moment, in: .utc)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let milliseconds = clock.millisecondOfMinute % 1000
        let fraction =
            milliseconds < 10 ? "00\(milliseconds)" : milliseconds < 100 ? "0\(milliseconds)" : String(milliseconds)
        let seconds = clock.millisecondOfMinute / 1000
        return "\(clock.date)T\(two(clock.minute / 60)):\(two(clock.minute % 60)):\(two(seconds)).\(fraction)Z"
    }
}
