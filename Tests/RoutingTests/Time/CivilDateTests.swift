import Testing

@testable import Routing

struct CivilDateTests {
    /// Python: `[y for y in range(1900, 2101) if calendar.isleap(y)]`.
    private static let leapYears: Set = [
        1904, 1908, 1912, 1916, 1920, 1924, 1928, 1932, 1936, 1940, 1944, 1948, 1952, 1956, 1960, 1964, 1968, 1972,
        1976,
        1980, 1984, 1988, 1992, 1996, 2000, 2004, 2008, 2012, 2016, 2020, 2024, 2028, 2032, 2036, 2040, 2044, 2048,
        2052,
        2056, 2060, 2064, 2068, 2072, 2076, 2080, 2084, 2088, 2092, 2096,
    ]

    @Test func `every day of 1900 to 2100 has its number, parts and weekday, and each is read back`() {
        // Python: date(1900, 1, 1).toordinal() - date(1970, 1, 1).toordinal() == -25567, a Monday.
        var day = -25_567
        var weekday = 0
        var wrong: [String] = []
        for year in 1900...2100 {
            let lengths = [31, Self.leapYears.contains(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in zip(1..., lengths) {
                for dayOfMonth in 1...length {
                    let date = CivilDate(day: day)
                    if date.components != (year, month, dayOfMonth)
                        || CivilDate(year: year, month: month, day: dayOfMonth) != date
                        || date.weekday.rawValue != weekday || CivilDate(parsing: date.description) != date
                    {
                        wrong.append("\(year)-\(month)-\(dayOfMonth)")
                    }
                    day += 1
                    weekday = (weekday + 1) % 7
                }
                if CivilDate(year: year, month: month, day: length + 1) != nil {
                    wrong.append("\(year)-\(month) is too long")
                }
            }
        }
        #expect(wrong == [])
        #expect(day == 47_847)  // Python: date(2101, 1, 1).toordinal() - date(1970, 1, 1).toordinal()
    }

    // Every 4,999th day from 1900 on, by Python's datetime.
    @Test(
        arguments: [
            ("1900-01-01", -25_567, .monday), ("1913-09-09", -20_568, .tuesday), ("1927-05-18", -15_569, .wednesday),
            ("1941-01-23", -10_570, .thursday), ("1954-10-01", -5_571, .friday), ("1968-06-08", -572, .saturday),
            ("1982-02-14", 4_427, .sunday), ("1995-10-23", 9_426, .monday), ("2009-06-30", 14_425, .tuesday),
            ("2023-03-08", 19_424, .wednesday), ("2036-11-13", 24_423, .thursday), ("2050-07-22", 29_422, .friday),
            ("2064-03-29", 34_421, .saturday), ("2077-12-05", 39_420, .sunday), ("2091-08-13", 44_419, .monday),
        ] as [(String, Int, Weekday)])
    func `a date as written is the day of the calendar`(text: String, day: Int, weekday: Weekday) throws {
        let date = try #require(CivilDate(parsing: text))
        #expect(date.day == day)
        #expect(date.weekday == weekday)
        #expect(date.description == text)
    }

    @Test(arguments: [
        "2026-02-29", "2100-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32",
        "0000-01-01", "", "2026", "2026-1-1", "26-01-01", "2026-01-01-", "2026/01/01", "2026-01-0x", " 2026-01-01",
        "2026-01-01T00:00", "+026-01-01", "２026-01-01", "-2026-01-01", "2026--1-01",
    ])
    func `what is no date is refused`(text: String) {
        #expect(CivilDate(parsing: text) == nil)
    }

    @Test func `the first and the last date there are`() {
        #expect(CivilDate(year: 1, month: 1, day: 1)?.description == "0001-01-01")
        #expect(CivilDate(year: 1, month: 1, day: 1)?.day == -719_162)  // Python: 1 - date(1970, 1, 1).toordinal()
        #expect(CivilDate(year: 9999, month: 12, day: 31)?.day == 2_932_896)  // Python: date.max
        #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(CivilDate(year: 0, month: 12, day: 31) == nil)
    }

    @Test func `dates are in calendar order`() throws {
        let texts = ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"]
        let dates = try texts.map { try #require(CivilDate(parsing: $0)) }
        #expect(dates.reversed().sorted() == dates)
    }
}
