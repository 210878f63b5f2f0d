import Testing

@testable import RuleFiles

struct WindowTests {
    /// Whether the window `it` of `windows` is open.
    private func isOpen(_ windows: String, at time: String, zone: String = "Asia/Jerusalem") throws -> Bool {
        let desk = try Desk(
            """
            timezone: \(zone)
            calendars:
              holidays: { "2026-09-12": Rosh Hashanah, "2026-09-13": Rosh Hashanah }
              spring: ["2026-03-27"]
            windows:
              it: \(windows)
            rules: [ { id: open, during: it, route: { queue: vip } } ]

            """)
        return try desk.decide(at: time) == "open: queue vip 3"
    }

    @Test(arguments: [
        // 2026-03-04 is a Wednesday.
        ("2026-03-04 07:59", false), ("2026-03-04 08:00", true), ("2026-03-04 19:59:59.999", true),
        ("2026-03-04 20:00", false), ("2026-03-05 10:00", true), ("2026-03-06 10:00", false),
        ("2026-03-07 10:00", false), ("2026-03-08 10:00", true),
    ])
    func `a window is open from its first minute until before its last`(time: String, isMet: Bool) throws {
        #expect(try isOpen("{ days: sun-thu, time: \"08:00-20:00\" }", at: time) == isMet)
    }

    @Test(arguments: [
        ("all", "1111111"), ("wed", "0010000"), ("mon-fri", "1111100"), ("fri-mon", "1000111"),
        ("sun-thu", "1111001"), ("[mon, thu-fri]", "1001100"), ("\"mon, wed\"", "1010000"), ("Sat - Sun", "0000011"),
    ])
    func `days are named, in ranges and in lists`(days: String, week: String) throws {
        for (index, isMet) in week.enumerated() {
            // 2026-03-02 is a Monday.
            #expect(try isOpen("{ days: \(days) }", at: "2026-03-0\(2 + index) 12:00") == (isMet == "1"), "\(index)")
        }
    }

    @Test(arguments: [
        ("2026-09-11 21:59", false), ("2026-09-11 22:00", true), ("2026-09-12 05:59", true),
        ("2026-09-12 06:00", false),
        // The nights of the holidays do not begin; the one before goes on into the first.
        ("2026-09-12 23:00", false), ("2026-09-13 05:00", false), ("2026-09-13 23:00", false),
        ("2026-09-14 05:00", false), ("2026-09-14 23:00", true),
    ])
    func `a night and its exceptions belong to the day it begins on`(time: String, isMet: Bool) throws {
        #expect(try isOpen("{ time: \"22:00-06:00\", except: holidays }", at: time) == isMet)
    }

    @Test(arguments: [
        ("\"22:00-24:00\"", "2026-03-04 23:59", true), ("\"22:00-24:00\"", "2026-03-05 00:00", false),
        ("\"22:00-00:00\"", "2026-03-04 23:59", true), ("\"22:00-00:00\"", "2026-03-05 00:00", false),
        ("8:00-9:30", "2026-03-04 09:29", true), ("8:00-9:30", "2026-03-04 09:30", false),
    ])
    func `midnight ends a day`(time: String, moment: String, isMet: Bool) throws {
        #expect(try isOpen("{ time: \(time) }", at: moment) == isMet)
    }

    @Test(arguments: [
        ("{ dates: holidays }", "2026-09-12 00:00", true), ("{ dates: holidays }", "2026-09-13 23:59", true),
        ("{ dates: holidays }", "2026-09-14 00:00", false), ("{ dates: [spring, \"2026-12-31\"] }", "2026-12-31 12:00", true),
        ("{ dates: \"2026-12-31\", time: \"08:00-13:00\" }", "2026-12-31 13:00", false),
        ("{ days: all, except: [holidays, 2026-12-31] }", "2026-12-31 12:00", false),
        ("[ { days: sun }, { days: wed, time: \"10:00-11:00\" } ]", "2026-03-04 10:30", true),
        ("[ { days: sun }, { days: wed, time: \"10:00-11:00\" } ]", "2026-03-04 11:30", false),
    ])
    func `dates, calendars and several lines`(window: String, time: String, isMet: Bool) throws {
        #expect(try isOpen(window, at: time) == isMet)
    }

    @Test func `a line may have a zone of its own`() throws {
        let window = "[ { time: \"09:00-10:00\", zone: Europe/London }, { time: \"20:00-21:00\" } ]"
        #expect(try isOpen(window, at: "2026-03-04T09:00:00Z"))
        #expect(try !isOpen(window, at: "2026-03-04T08:00:00Z"))
        #expect(try isOpen(window, at: "2026-03-04T18:30:00Z"))
    }

    @Test func `without a zone times are UTC`() throws {
        let desk = try Desk(
            "windows: { it: { time: \"09:00-10:00\" } }\nrules: [ { id: open, during: it, route: { queue: vip } } ]\n")
        #expect(try desk.decide(at: "2026-07-01 09:30") == "open: queue vip 3")
        #expect(try desk.decide(at: "2026-07-01T09:30:00Z") == "open: queue vip 3")
    }

    /// In Jerusalem clocks go from 02:00 to 03:00 on 2026-03-27, at midnight UTC.
    @Test(arguments: [
        ("{ time: \"02:00-03:00\" }", "2026-03-26T23:59:59Z", false),
        ("{ time: \"02:00-03:00\" }", "2026-03-27T00:00:00Z", false),
        ("{ time: \"01:00-02:30\" }", "2026-03-26T23:59:59Z", true),
        ("{ time: \"01:00-02:30\" }", "2026-03-27T00:00:00Z", false),
        ("{ time: \"22:00-06:00\" }", "2026-03-27T02:59:59Z", true),
        ("{ time: \"22:00-06:00\" }", "2026-03-27T03:00:00Z", false),
        // 23 hours.
        ("{ dates: spring }", "2026-03-26T21:59:59Z", false), ("{ dates: spring }", "2026-03-26T22:00:00Z", true),
        ("{ dates: spring }", "2026-03-27T20:59:59Z", true), ("{ dates: spring }", "2026-03-27T21:00:00Z", false),
    ])
    func `an hour that clocks skip is in no window`(window: String, time: String, isMet: Bool) throws {
        #expect(try isOpen(window, at: time) == isMet)
    }

    /// And from 02:00 back to 01:00 on 2026-10-25, at 23:00 UTC.
    @Test(arguments: [
        ("{ time: \"01:00-02:00\" }", "2026-10-24T21:59:59Z", false),
        ("{ time: \"01:00-02:00\" }", "2026-10-24T22:30:00Z", true),
        ("{ time: \"01:00-02:00\" }", "2026-10-24T23:30:00Z", true),
        ("{ time: \"01:00-02:00\" }", "2026-10-25T00:00:00Z", false),
        // 25 hours.
        ("{ dates: 2026-10-25 }", "2026-10-24T20:59:59Z", false), ("{ dates: 2026-10-25 }", "2026-10-24T21:00:00Z", true),
        ("{ dates: 2026-10-25 }", "2026-10-25T21:59:59Z", true), ("{ dates: 2026-10-25 }", "2026-10-25T22:00:00Z", false),
    ])
    func `an hour that clocks repeat is in twice`(window: String, time: String, isMet: Bool) throws {
        #expect(try isOpen(window, at: time) == isMet)
    }

    @Test func `one of several windows is enough`() throws {
        let desk = try Desk(
            """
            windows: { early: { time: "06:00-08:00" }, late: { time: "20:00-22:00" } }
            rules:
              - { id: edge, during: [early, late], route: { queue: night } }
              - { id: other, not: { during: early }, route: { queue: service } }

            """)
        #expect(try desk.decide(at: "2026-03-04T07:00:00Z") == "edge: queue night 5")
        #expect(try desk.decide(at: "2026-03-04T21:00:00Z") == "edge: queue night 5")
        #expect(try desk.decide(at: "2026-03-04T12:00:00Z") == "other: queue service 5")
    }
}
