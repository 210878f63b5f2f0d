/// One line of a window: some days, and a time on them.
public struct WindowSpan: Hashable, Sendable {
    /// The days a span stands on.
    public enum Days: Hashable, Sendable {
        /// Days of the week.
        case weekdays(WeekdaySet)
        /// Single dates.
        case dates(Set<CivilDate>)

        func contains(_ date: CivilDate) -> Bool {
            switch self {
            case .weekdays(let set): set.contains(date.weekday)
            case .dates(let dates): dates.contains(date)
            }
        }
    }

    /// The days.
    public let days: Days
    /// First minute of the day, 0 ..< 1440.
    public let start: Int
    /// The minute it ends before, 1 ... 1440. Not after `start`: the next day's, and the span crosses midnight.
    public let end: Int
    /// Dates on which the span does not begin.
    public let exceptions: Set<CivilDate>

    /// A span of `start ..< end` in minutes of the day.
    public init(days: Days, start: Int = 0, end: Int = 1440, exceptions: Set<CivilDate> = []) {
        precondition(0..<1440 ~= start && 1...1440 ~= end && start != end, "a span holds at least a minute")
        self.days = days
        self.start = start
        self.end = end
        self.exceptions = exceptions
    }

    /// Whether the span goes on after midnight.
    public var crossesMidnight: Bool { end < start }

    /// Whether a clock that shows this is inside the span. A span over midnight, and its exceptions, belong to
    /// the day it begins on; a repeated hour is in twice and a skipped one never, because only the clock counts.
    func contains(_ clock: WallClock) -> Bool {
        if !crossesMidnight { return start <= clock.minute && clock.minute < end && begins(on: clock.date) }
        if clock.minute >= start { return begins(on: clock.date) }
        return clock.minute < end && begins(on: CivilDate(day: clock.date.day - 1))
    }

    /// Whether the span begins on this day.
    package func begins(on date: CivilDate) -> Bool {
        days.contains(date) && (exceptions.isEmpty || !exceptions.contains(date))
    }
}
