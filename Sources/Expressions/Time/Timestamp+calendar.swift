extension Timestamp {
    /// What a calendar and a clock show of a moment.
    struct Fields: Hashable {
        var year: Int64
        /// 1 to 12.
        var month: Int64
        /// 1 to 31.
        var day: Int64
        var hour: Int64
        var minute: Int64
        var second: Int64
        /// Of the year, from 0.
        var dayOfYear: Int64
        /// From 0, Sunday.
        var weekday: Int64
    }

    /// What is shown where clocks are `offset` seconds ahead of UTC. O(1).
    func fields(offset: Int) -> Fields {
        let local = seconds + Int64(offset)
        let second = local.remainder(86_400)
        let day = (local - second) / 86_400
        let date = Self.date(day)
        return Fields(
            year: date.year, month: date.month, day: date.day, hour: second / 3600, minute: second / 60 % 60,
            second: second % 60, dayOfYear: day - Self.day(date.year, 1, 1), weekday: (day + 4).remainder(7))
    }

    /// Days since 1970-01-01. Years are counted from March, so the leap day is a year's last.
    static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let yearOfEra = year.remainder(400)
        let era = (year - yearOfEra) / 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let dayOfEra = shifted.remainder(146_097)
        let era = (shifted - dayOfEra) / 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    static func days(inMonth month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Int64 {
    /// The remainder that is never negative.
    fileprivate func remainder(_ divisor: Int64) -> Int64 {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
