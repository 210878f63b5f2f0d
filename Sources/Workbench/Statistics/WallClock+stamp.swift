import Routing

extension WallClock {
    /// `2026-03-04 10:00:00.000`, which every database reads as a moment.
    var stamp: String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        let (second, millisecond) = millisecondOfMinute.quotientAndRemainder(dividingBy: 1000)
        return "\(date) \(padded(hour, 2)):\(padded(rest, 2)):\(padded(second, 2)).\(padded(millisecond, 3))"
    }
}

extension CivilDate {
    /// The week by ISO 8601, `2026-W10`: it begins on Monday, and belongs to the year that has its Thursday.
    var week: String {
        let thursday = CivilDate(day: day - weekday.rawValue + 3)
        let year = thursday.components.year
        let first = CivilDate(year: year, month: 1, day: 1)?.day ?? thursday.day
        return "\(padded(year, 4))-W\(padded((thursday.day - first) / 7 + 1, 2))"
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
