import Testing

/// When a window opens and shuts around a change of the clock.
struct Opening: Sendable, CustomTestStringConvertible {
    let zone: String
    let date: String
    let start: Int
    let end: Int
    /// In seconds since the epoch: opens, shuts, opens again …
    let turns: [Int64]

    init(_ zone: String, _ date: String, _ start: Int, _ end: Int, _ turns: [Int64]) {
        self.zone = zone
        self.date = date
        self.start = start
        self.end = end
        self.turns = turns
    }

    var testDescription: String { "\(zone) \(date) \(start)..<\(end)" }

    // Every minute of five days held against the window as a span of local time, with Python's zoneinfo (tzdata 2025b):
    //
    //   from datetime import datetime, timedelta, UTC; from zoneinfo import ZoneInfo
    //   def openings(name, day, start, end):
    //       z, first, last = ZoneInfo(name), day + timedelta(minutes=start), day + timedelta(minutes=end + 1440 * (end < start))
    //       begin, open, out = int((day - timedelta(days=2)).replace(tzinfo=UTC).timestamp()), False, []
    //       for s in range(begin, begin + 5 * 86400, 60):
    //           if (first <= datetime.fromtimestamp(s, z).replace(tzinfo=None) < last) != open: out.append(s); open = not open
    //       return out
    //   for name, date in [...]:
    //       for start, end in [(0, 1440), (90, 150), (30, 60), (1320, 360), (1410, 30)]:
    //           eve = datetime.fromisoformat(date) - timedelta(days=end < start and date != "2026-10-24")
    //           print(name, f"{eve:%F}", start, end, openings(name, eve, start, end))
    static let aroundChanges: [Self] = [
        .init("Asia/Jerusalem", "2026-03-27", 0, 1440, [1_774_562_400, 1_774_645_200]),
        .init("Asia/Jerusalem", "2026-03-27", 90, 150, [1_774_567_800, 1_774_569_600]),
        .init("Asia/Jerusalem", "2026-03-27", 30, 60, [1_774_564_200, 1_774_566_000]),
        .init("Asia/Jerusalem", "2026-03-26", 1320, 360, [1_774_555_200, 1_774_580_400]),
        .init("Asia/Jerusalem", "2026-03-26", 1410, 30, [1_774_560_600, 1_774_564_200]),
        .init("Asia/Jerusalem", "2026-10-25", 0, 1440, [1_792_875_600, 1_792_965_600]),
        .init("Asia/Jerusalem", "2026-10-25", 90, 150, [1_792_881_000, 1_792_882_800, 1_792_884_600, 1_792_888_200]),
        .init("Asia/Jerusalem", "2026-10-25", 30, 60, [1_792_877_400, 1_792_879_200]),
        .init("Asia/Jerusalem", "2026-10-24", 1320, 360, [1_792_868_400, 1_792_900_800]),
        .init("Asia/Jerusalem", "2026-10-24", 1410, 30, [1_792_873_800, 1_792_877_400]),
        .init("Europe/London", "2026-03-29", 0, 1440, [1_774_742_400, 1_774_825_200]),
        .init("Europe/London", "2026-03-29", 90, 150, [1_774_746_000, 1_774_747_800]),
        .init("Europe/London", "2026-03-29", 30, 60, [1_774_744_200, 1_774_746_000]),
        .init("Europe/London", "2026-03-28", 1320, 360, [1_774_735_200, 1_774_760_400]),
        .init("Europe/London", "2026-03-28", 1410, 30, [1_774_740_600, 1_774_744_200]),
        .init("Europe/London", "2026-10-25", 0, 1440, [1_792_882_800, 1_792_972_800]),
        .init("Europe/London", "2026-10-25", 90, 150, [1_792_888_200, 1_792_890_000, 1_792_891_800, 1_792_895_400]),
        .init("Europe/London", "2026-10-25", 30, 60, [1_792_884_600, 1_792_886_400]),
        .init("Europe/London", "2026-10-24", 1320, 360, [1_792_875_600, 1_792_908_000]),
        .init("Europe/London", "2026-10-24", 1410, 30, [1_792_881_000, 1_792_884_600]),
        .init("America/New_York", "2026-03-08", 0, 1440, [1_772_946_000, 1_773_028_800]),
        .init("America/New_York", "2026-03-08", 90, 150, [1_772_951_400, 1_772_953_200]),
        .init("America/New_York", "2026-03-08", 30, 60, [1_772_947_800, 1_772_949_600]),
        .init("America/New_York", "2026-03-07", 1320, 360, [1_772_938_800, 1_772_964_000]),
        .init("America/New_York", "2026-03-07", 1410, 30, [1_772_944_200, 1_772_947_800]),
        .init("America/New_York", "2026-11-01", 0, 1440, [1_793_505_600, 1_793_595_600]),
        .init("America/New_York", "2026-11-01", 90, 150, [1_793_511_000, 1_793_512_800, 1_793_514_600, 1_793_518_200]),
        .init("America/New_York", "2026-11-01", 30, 60, [1_793_507_400, 1_793_509_200]),
        .init("America/New_York", "2026-10-31", 1320, 360, [1_793_498_400, 1_793_530_800]),
        .init("America/New_York", "2026-10-31", 1410, 30, [1_793_503_800, 1_793_507_400]),
        .init("America/Havana", "2026-03-08", 0, 1440, [1_772_946_000, 1_773_028_800]),
        .init("America/Havana", "2026-03-08", 90, 150, [1_772_947_800, 1_772_951_400]),
        .init("America/Havana", "2026-03-08", 30, 60, []),
        .init("America/Havana", "2026-03-07", 1320, 360, [1_772_938_800, 1_772_964_000]),
        .init("America/Havana", "2026-03-07", 1410, 30, [1_772_944_200, 1_772_946_000]),
        .init("America/Havana", "2026-11-01", 0, 1440, [1_793_505_600, 1_793_595_600]),
        .init("America/Havana", "2026-11-01", 90, 150, [1_793_514_600, 1_793_518_200]),
        .init("America/Havana", "2026-11-01", 30, 60, [1_793_507_400, 1_793_509_200, 1_793_511_000, 1_793_512_800]),
        .init("America/Havana", "2026-10-31", 1320, 360, [1_793_498_400, 1_793_530_800]),
        .init("America/Havana", "2026-10-31", 1410, 30, [1_793_503_800, 1_793_507_400, 1_793_509_200, 1_793_511_000]),
        .init("Asia/Beirut", "2026-03-29", 0, 1440, [1_774_735_200, 1_774_818_000]),
        .init("Asia/Beirut", "2026-03-29", 90, 150, [1_774_737_000, 1_774_740_600]),
        .init("Asia/Beirut", "2026-03-29", 30, 60, []),
        .init("Asia/Beirut", "2026-03-28", 1320, 360, [1_774_728_000, 1_774_753_200]),
        .init("Asia/Beirut", "2026-03-28", 1410, 30, [1_774_733_400, 1_774_735_200]),
        .init("Asia/Beirut", "2026-10-24", 0, 1440, [1_792_789_200, 1_792_879_200]),
        .init("Asia/Beirut", "2026-10-24", 90, 150, [1_792_794_600, 1_792_798_200]),
        .init("Asia/Beirut", "2026-10-24", 30, 60, [1_792_791_000, 1_792_792_800]),
        .init("Asia/Beirut", "2026-10-24", 1320, 360, [1_792_868_400, 1_792_900_800]),
        .init("Asia/Beirut", "2026-10-24", 1410, 30, [1_792_873_800, 1_792_875_600, 1_792_877_400, 1_792_881_000]),
        .init("Australia/Lord_Howe", "2026-04-05", 0, 1440, [1_775_307_600, 1_775_395_800]),
        .init("Australia/Lord_Howe", "2026-04-05", 90, 150, [1_775_313_000, 1_775_318_400]),
        .init("Australia/Lord_Howe", "2026-04-05", 30, 60, [1_775_309_400, 1_775_311_200]),
        .init("Australia/Lord_Howe", "2026-04-04", 1320, 360, [1_775_300_400, 1_775_331_000]),
        .init("Australia/Lord_Howe", "2026-04-04", 1410, 30, [1_775_305_800, 1_775_309_400]),
    ]
}
