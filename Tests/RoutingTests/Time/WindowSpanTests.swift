import Testing

@testable import Routing

struct WindowSpanTests {
    private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(parsing: text)) }

    /// Whether `span` is open when a clock in UTC shows `date` and `time`.
    private func isOpen(_ span: WindowSpan, _ date: String, _ time: String) throws -> Bool {
        let day = Int64(try self.date(date).day)
        let hour = try #require(Int64(time.prefix(2)))
        let minute = try #require(Int64(time.dropFirst(3).prefix(2)))
        let milliseconds = day * 86_400_000 + (hour * 60 + minute) * 60_000 + (time.count > 5 ? 59_999 : 0)
        return span.contains(WallClock(Moment(milliseconds: milliseconds), in: .utc))
    }

    @Test func `a span has its first minute and not the one it ends at`() throws {
        let office = WindowSpan(days: .weekdays(WeekdaySet(from: .sunday, through: .thursday)), start: 480, end: 1200)
        for (time, expected) in [
            ("07:59+", false), ("08:00", true), ("19:59+", true), ("20:00", false), ("00:00", false),
        ] {
            #expect(try isOpen(office, "2026-03-04", time) == expected, "\(time)")
        }
    }

    @Test func `a span stands on its days alone`() throws {
        let office = WindowSpan(days: .weekdays(WeekdaySet(from: .sunday, through: .thursday)), start: 480, end: 1200)
        // 2026-03-01 is a Sunday.
        for (day, expected) in zip(1...7, [true, true, true, true, true, false, false]) {
            #expect(try isOpen(office, "2026-03-0\(day)", "10:00") == expected, "day \(day)")
        }
    }

    @Test func `a whole day is open from its first minute to its last`() throws {
        let friday = WindowSpan(days: .weekdays(WeekdaySet(.friday)))
        #expect(try !isOpen(friday, "2026-03-05", "23:59+"))
        #expect(try isOpen(friday, "2026-03-06", "00:00"))
        #expect(try isOpen(friday, "2026-03-06", "23:59+"))
        #expect(try !isOpen(friday, "2026-03-07", "00:00"))
    }

    @Test func `a span may end at midnight without crossing it`() throws {
        let evening = WindowSpan(days: .weekdays(WeekdaySet(.friday)), start: 1320, end: 1440)
        #expect(!evening.crossesMidnight)
        #expect(try isOpen(evening, "2026-03-06", "23:59+"))
        #expect(try !isOpen(evening, "2026-03-07", "00:00"))
        #expect(try !isOpen(evening, "2026-03-06", "21:59+"))
    }

    @Test func `a span over midnight belongs to the day it starts on`() throws {
        let night = WindowSpan(days: .weekdays(WeekdaySet(.friday)), start: 1320, end: 360)
        #expect(night.crossesMidnight)
        for (day, time, expected) in [
            ("2026-03-06", "00:00", false), ("2026-03-06", "05:59", false), ("2026-03-06", "21:59+", false),
            ("2026-03-06", "22:00", true), ("2026-03-06", "23:59+", true), ("2026-03-07", "00:00", true),
            ("2026-03-07", "05:59+", true), ("2026-03-07", "06:00", false), ("2026-03-07", "22:00", false),
        ] {
            #expect(try isOpen(night, day, time) == expected, "\(day) \(time)")
        }
    }

    @Test func `Friday to Monday wraps, nights too`() throws {
        let nights = WindowSpan(days: .weekdays(WeekdaySet(from: .friday, through: .monday)), start: 1320, end: 360)
        // The nights of Friday the 6th to Monday the 9th; the last ends on Tuesday morning.
        for (day, time, expected) in [
            ("2026-03-06", "03:00", false), ("2026-03-06", "23:00", true), ("2026-03-07", "03:00", true),
            ("2026-03-08", "23:00", true), ("2026-03-09", "03:00", true), ("2026-03-09", "23:00", true),
            ("2026-03-10", "03:00", true), ("2026-03-10", "23:00", false), ("2026-03-11", "03:00", false),
        ] {
            #expect(try isOpen(nights, day, time) == expected, "\(day) \(time)")
        }
    }

    @Test func `an exception shuts the day it names`() throws {
        let office = WindowSpan(days: .weekdays(.all), start: 480, end: 1200, exceptions: [try date("2026-03-04")])
        #expect(try isOpen(office, "2026-03-03", "10:00"))
        #expect(try !isOpen(office, "2026-03-04", "10:00"))
        #expect(try isOpen(office, "2026-03-05", "10:00"))
    }

    @Test func `an exception shuts the night that begins on it, to its end, and not the one before`() throws {
        let night = WindowSpan(days: .weekdays(.all), start: 1320, end: 360, exceptions: [try date("2026-03-04")])
        for (day, time, expected) in [
            ("2026-03-03", "23:00", true), ("2026-03-04", "03:00", true), ("2026-03-04", "23:00", false),
            ("2026-03-05", "03:00", false), ("2026-03-05", "23:00", true), ("2026-03-06", "03:00", true),
        ] {
            #expect(try isOpen(night, day, time) == expected, "\(day) \(time)")
        }
    }

    @Test func `single dates are open on themselves, and their nights go on after midnight`() throws {
        let dates = WindowSpan.Days.dates([try date("2026-12-31")])
        #expect(try isOpen(WindowSpan(days: dates), "2026-12-31", "00:00"))
        #expect(try isOpen(WindowSpan(days: dates), "2026-12-31", "23:59+"))
        #expect(try !isOpen(WindowSpan(days: dates), "2027-01-01", "00:00"))
        #expect(try !isOpen(WindowSpan(days: dates), "2025-12-31", "12:00"))
        let eve = WindowSpan(days: dates, start: 1320, end: 360)
        #expect(try isOpen(eve, "2027-01-01", "05:59"))
        #expect(try !isOpen(eve, "2026-12-31", "05:59"))
    }
}
