import Testing

@testable import Routing

struct ZoneTests {
    @Test func `a zone without changes keeps its offset`() {
        for milliseconds in [-4_000_000_000_000, 0, 4_000_000_000_000] as [Int64] {
            #expect(Zone.utc.offset(at: Moment(milliseconds: milliseconds)) == 0)
        }
    }

    @Test func `the initial offset rules before the first change and the last one for ever`() {
        #expect(Zone.newYork.offset(at: Moment(milliseconds: 1_710_053_999_999)) == -18_000)
        #expect(Zone.newYork.offset(at: Moment(milliseconds: 1_710_054_000_000)) == -14_400)
        #expect(Zone.newYork.offset(at: Moment(milliseconds: 1_857_016_800_000)) == -18_000)
        #expect(Zone.newYork.offset(at: Moment(milliseconds: 9_999_999_999_999)) == -18_000)
    }

    @Test func `a moment's second rounds towards the past`() {
        for (milliseconds, seconds) in [(0, 0), (999, 0), (1000, 1), (-1, -1), (-1000, -1), (-1001, -2)]
            as [(Int64, Int64)]
        {
            #expect(Moment(milliseconds: milliseconds).seconds == seconds)
        }
        #expect(Moment(milliseconds: -1) < Moment(milliseconds: 0))
    }

    @Test(arguments: 0..<200)
    func `the offset is that of the last change before, looked for one by one`(seed: Int) {
        var seeded = Seeded(seed)
        let changes = Set((0..<seeded.below(9)).map { _ in Int64(seeded.below(50)) }).sorted()
        let offsets = changes.indices.map { _ in Int32(seeded.below(3) * 3600) }
        let zone = Zone(identifier: "Test/Random", initialOffset: 7, changes: changes, offsets: offsets)
        for second in -1...51 {
            let last = changes.lastIndex { $0 <= second }
            let expected = last.map { Int(offsets[$0]) } ?? 7
            #expect(zone.offset(at: Moment(milliseconds: Int64(second) * 1000 + 999)) == expected)
        }
    }

    // With Python's zoneinfo (tzdata 2025b):
    //
    //   both = sorted({int(local.replace(tzinfo=z, fold=f).timestamp()) for f in (0, 1)})
    //   print([s for s in both if datetime.fromtimestamp(s, z).replace(tzinfo=None) == local])
    private static let showing: [(String, String, [Int64])] = [
        ("Asia/Jerusalem", "2026-03-27 01:59", [1_774_569_540]),
        ("Asia/Jerusalem", "2026-03-27 02:30", []),
        ("Asia/Jerusalem", "2026-10-25 01:30", [1_792_881_000, 1_792_884_600]),
        ("Europe/London", "2026-03-29 01:00", []),
        ("Europe/London", "2026-10-25 01:00", [1_792_886_400, 1_792_890_000]),
        ("America/New_York", "2026-03-08 02:30", []),
        ("America/New_York", "2026-11-01 01:59", [1_793_512_740, 1_793_516_340]),
        ("America/Havana", "2026-03-08 00:00", []),
        ("America/Havana", "2026-11-01 00:15", [1_793_506_500, 1_793_510_100]),
        ("Asia/Beirut", "2026-03-29 00:30", []),
        ("Asia/Beirut", "2026-10-24 23:30", [1_792_873_800, 1_792_877_400]),
        ("Australia/Lord_Howe", "2026-04-05 01:45", [1_775_313_900, 1_775_315_700]),
        ("Pacific/Apia", "2011-12-30 12:00", []),
        ("Asia/Jerusalem", "2026-07-01 12:00", [1_782_896_400]),
    ]

    @Test(arguments: showing)
    func `a time is shown once, twice in a repeated hour, never in a skipped one`(
        identifier: String, text: String, seconds: [Int64]
    ) throws {
        let zone = try #require(Zone.tables[identifier])
        let date = try #require(CivilDate(parsing: text.prefix(10)))
        let hour = try #require(Int64(text.dropFirst(11).prefix(2)))
        let minute = try #require(Int64(text.suffix(2)))
        let moments = zone.moments(showing: date, millisecondOfDay: (hour * 60 + minute) * 60_000)
        #expect(moments.map(\.milliseconds) == seconds.map { $0 * 1000 })
    }

    @Test(arguments: Zone.tables.keys.sorted())
    func `a moment is among those that show its clock`(identifier: String) throws {
        let zone = try #require(Zone.tables[identifier])
        var seeded = Seeded(11)
        for _ in 0..<500 {
            let change = try #require(zone.changes.isEmpty ? nil : seeded.pick(zone.changes))
            let moment = Moment(milliseconds: change * 1000 + Int64(seeded.below(20_000_000)) - 10_000_000)
            let clock = WallClock(moment, in: zone)
            let shown = zone.moments(
                showing: clock.date, millisecondOfDay: Int64(clock.minute) * 60_000 + Int64(clock.millisecondOfMinute))
            #expect(shown.contains(moment))
            #expect(shown == shown.sorted())
        }
    }
}
