import Testing

@testable import Routing

struct WindowTests {
    /// The minutes, in seconds since the epoch, at which `window` opens and shuts in `range`.
    private func turns(of window: Window, zones: [Zone], in range: Range<Int64>) -> [Int64] {
        var turns: [Int64] = []
        for second in stride(from: range.lowerBound, to: range.upperBound, by: 60) {
            var clocks = WallClocks(at: Moment(milliseconds: second * 1000), zones: zones)
            let wasOpen = !turns.count.isMultiple(of: 2)
            if window.isOpen(&clocks) != wasOpen { turns.append(second) }
        }
        return turns
    }

    @Test(arguments: Opening.aroundChanges)
    func `a repeated hour is in twice, a skipped one never`(opening: Opening) throws {
        let zone = try #require(Zone.tables[opening.zone])
        let date = try #require(CivilDate(parsing: opening.date))
        let span = WindowSpan(days: .dates([date]), start: opening.start, end: opening.end)
        let window = Window(name: "window", spans: [.init(zone: Slot(0), span: span)])
        let begin = Int64(date.day - 2) * 86_400
        #expect(turns(of: window, zones: [zone], in: begin..<(begin + 5 * 86_400)) == opening.turns)
    }

    @Test(arguments: [
        ("Asia/Jerusalem", "2026-03-27", 23 * 60), ("Asia/Jerusalem", "2026-10-25", 25 * 60),
        ("Europe/London", "2026-03-29", 23 * 60), ("Europe/London", "2026-10-25", 25 * 60),
        ("America/Havana", "2026-03-08", 23 * 60), ("America/Havana", "2026-11-01", 25 * 60),
        ("Asia/Beirut", "2026-03-29", 23 * 60), ("Asia/Beirut", "2026-10-24", 25 * 60),
        ("Australia/Lord_Howe", "2026-04-05", 24 * 60 + 30), ("Australia/Lord_Howe", "2026-10-04", 23 * 60 + 30),
        ("Asia/Jerusalem", "2026-03-26", 24 * 60), ("Pacific/Apia", "2011-12-30", 0),
        ("Pacific/Apia", "2011-12-31", 24 * 60),
    ])
    func `a date lasts from local midnight to local midnight`(identifier: String, text: String, minutes: Int) throws {
        let zone = try #require(Zone.tables[identifier])
        let date = try #require(CivilDate(parsing: text))
        let window = Window(name: "day", spans: [.init(zone: Slot(0), span: WindowSpan(days: .dates([date])))])
        let begin = Int64(date.day - 2) * 86_400
        let turns = turns(of: window, zones: [zone], in: begin..<(begin + 5 * 86_400))
        #expect(turns.count == (minutes == 0 ? 0 : 2))
        #expect((turns.last ?? 0) - (turns.first ?? 0) == Int64(minutes) * 60)
    }

    @Test func `a window is open when any of its spans is, each in its own zone`() {
        let office = WindowSpan(days: .weekdays(.all), start: 540, end: 1020)
        let window = Window(
            name: "somewhere", spans: [.init(zone: Slot(0), span: office), .init(zone: Slot(1), span: office)])
        // Nine to five in Jerusalem (UTC+2) begins at 07:00 UTC, in New York (UTC-5) it ends at 22:00 UTC.
        let day: Int64 = 1_772_582_400
        let turns = turns(of: window, zones: [.jerusalem, .newYork], in: day..<(day + 86_400))
        #expect(turns == [day + 7 * 3600, day + 22 * 3600])
    }

    @Test func `a window with no spans is never open`() {
        let day: Int64 = 1_772_582_400
        #expect(turns(of: Window(name: "never", spans: []), zones: [.utc], in: day..<(day + 86_400)).isEmpty)
    }
}
