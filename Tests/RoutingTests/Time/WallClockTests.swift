import Testing

@testable import Routing

struct WallClockTests {
    // The last second before each change of 2026 and the first one after it, with Python's zoneinfo (tzdata 2025b):
    //
    //   print(name, s, f"{datetime.fromtimestamp(s, ZoneInfo(name)):%a %Y-%m-%d %H:%M:%S}", offset)
    private static let aroundChanges: [(String, Int64, String, Int)] = [
        ("Asia/Jerusalem", 1_774_569_599, "Fri 2026-03-27 01:59:59", 7_200),
        ("Asia/Jerusalem", 1_774_569_600, "Fri 2026-03-27 03:00:00", 10_800),
        ("Asia/Jerusalem", 1_792_882_799, "Sun 2026-10-25 01:59:59", 10_800),
        ("Asia/Jerusalem", 1_792_882_800, "Sun 2026-10-25 01:00:00", 7_200),
        ("Europe/London", 1_774_745_999, "Sun 2026-03-29 00:59:59", 0),
        ("Europe/London", 1_774_746_000, "Sun 2026-03-29 02:00:00", 3_600),
        ("Europe/London", 1_792_889_999, "Sun 2026-10-25 01:59:59", 3_600),
        ("Europe/London", 1_792_890_000, "Sun 2026-10-25 01:00:00", 0),
        ("America/New_York", 1_772_953_199, "Sun 2026-03-08 01:59:59", -18_000),
        ("America/New_York", 1_772_953_200, "Sun 2026-03-08 03:00:00", -14_400),
        ("America/New_York", 1_793_512_799, "Sun 2026-11-01 01:59:59", -14_400),
        ("America/New_York", 1_793_512_800, "Sun 2026-11-01 01:00:00", -18_000),
        ("America/Havana", 1_772_945_999, "Sat 2026-03-07 23:59:59", -18_000),
        ("America/Havana", 1_772_946_000, "Sun 2026-03-08 01:00:00", -14_400),
        ("America/Havana", 1_793_509_199, "Sun 2026-11-01 00:59:59", -14_400),
        ("America/Havana", 1_793_509_200, "Sun 2026-11-01 00:00:00", -18_000),
        ("Asia/Beirut", 1_774_735_199, "Sat 2026-03-28 23:59:59", 7_200),
        ("Asia/Beirut", 1_774_735_200, "Sun 2026-03-29 01:00:00", 10_800),
        ("Asia/Beirut", 1_792_875_599, "Sat 2026-10-24 23:59:59", 10_800),
        ("Asia/Beirut", 1_792_875_600, "Sat 2026-10-24 23:00:00", 7_200),
        ("Australia/Lord_Howe", 1_775_314_799, "Sun 2026-04-05 01:59:59", 39_600),
        ("Australia/Lord_Howe", 1_775_314_800, "Sun 2026-04-05 01:30:00", 37_800),
        ("Australia/Lord_Howe", 1_791_041_399, "Sun 2026-10-04 01:59:59", 37_800),
        ("Australia/Lord_Howe", 1_791_041_400, "Sun 2026-10-04 02:30:00", 39_600),
    ]

    @Test(arguments: aroundChanges)
    func `the clock jumps at the second of a change`(identifier: String, second: Int64, text: String, offset: Int)
        throws
    {
        let zone = try #require(Zone.tables[identifier])
        let clock = WallClock(Moment(milliseconds: second * 1000), in: zone)
        #expect(clock.description == text)
        #expect(clock.offset == offset)
        #expect(clock.millisecondOfMinute == Int(second % 60) * 1000)
    }

    @Test func `the millisecond before a change still has the old time`() {
        let change: Int64 = 1_774_569_600_000
        let before = WallClock(Moment(milliseconds: change - 1), in: .jerusalem)
        #expect(before.description == "Fri 2026-03-27 01:59:59")
        #expect(before.minute == 119)
        #expect(before.millisecondOfMinute == 59_999)
        #expect(WallClock(Moment(milliseconds: change), in: .jerusalem).minute == 180)
    }

    @Test func `moments before 1970 fall on the day they belong to`() {
        let clock = WallClock(Moment(milliseconds: -1), in: .utc)
        #expect(clock.description == "Wed 1969-12-31 23:59:59")
        #expect(clock.millisecondOfMinute == 59_999)
        #expect(WallClock(Moment(milliseconds: 0), in: .utc).description == "Thu 1970-01-01 00:00:00")
    }

    @Test func `a skipped date is never shown`() {
        // Samoa crossed the date line at the end of 2011-12-29.
        let change: Int64 = 1_325_239_200_000
        #expect(WallClock(Moment(milliseconds: change - 1), in: .apia).description == "Thu 2011-12-29 23:59:59")
        #expect(WallClock(Moment(milliseconds: change), in: .apia).description == "Sat 2011-12-31 00:00:00")
    }

    @Test func `each zone of a decision has its own clock, in any order of asking`() {
        var clocks = WallClocks(at: Site.moment, zones: [.jerusalem, .london, .newYork])
        let expected = ["10:00:00", "08:00:00", "03:00:00"]
        for index in [0, 0, 1, 2, 1, 0, 2, 2, 0] {
            #expect(clocks.clock(in: Slot(index)).description == "Wed 2026-03-04 \(expected[index])")
        }
    }
}
