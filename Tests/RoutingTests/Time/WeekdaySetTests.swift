import Testing

@testable import Routing

struct WeekdaySetTests {
    private func days(_ set: WeekdaySet) -> [String] {
        Weekday.allCases.filter { set.contains($0) }.map(\.abbreviation)
    }

    @Test func `a span of days has both its ends`() {
        #expect(days(WeekdaySet(from: .monday, through: .friday)) == ["mon", "tue", "wed", "thu", "fri"])
        #expect(days(WeekdaySet(from: .wednesday, through: .wednesday)) == ["wed"])
    }

    @Test func `a span of days goes on after Sunday`() {
        #expect(days(WeekdaySet(from: .friday, through: .monday)) == ["mon", "fri", "sat", "sun"])
        #expect(days(WeekdaySet(from: .sunday, through: .thursday)) == ["mon", "tue", "wed", "thu", "sun"])
        #expect(days(WeekdaySet(from: .tuesday, through: .monday)).count == 7)
    }

    @Test func `all days are seven, none are none`() {
        #expect(days(.all).count == 7)
        #expect(days([]).isEmpty)
        #expect(WeekdaySet(rawValue: 0xFF) == .all)
    }

    @Test func `sets are joined`() {
        #expect(days([WeekdaySet(.sunday), WeekdaySet(.tuesday)]) == ["tue", "sun"])
    }
}
