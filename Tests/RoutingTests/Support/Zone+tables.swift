import Routing

// Changes of 2024 ... 2028, found with Python's zoneinfo (tzdata 2025b):
//
//   from datetime import datetime, UTC; from zoneinfo import ZoneInfo
//   def offset(s, z): return int(datetime.fromtimestamp(s, z).utcoffset().total_seconds())
//   for name in [...]:
//       z, a, b = ZoneInfo(name), *(int(datetime(y, 1, 1, tzinfo=UTC).timestamp()) for y in (2024, 2029))
//       print(name, offset(a, z), [(s, offset(s, z)) for s in range(a, b, 900) if offset(s - 1, z) != offset(s, z)])
extension Zone {
    static let jerusalem = Zone(
        identifier: "Asia/Jerusalem", initialOffset: 7_200,
        changes: [
            1_711_670_400, 1_729_983_600, 1_743_120_000, 1_761_433_200, 1_774_569_600,
            1_792_882_800, 1_806_019_200, 1_824_937_200, 1_837_468_800, 1_856_386_800,
        ],
        offsets: [10_800, 7_200, 10_800, 7_200, 10_800, 7_200, 10_800, 7_200, 10_800, 7_200])

    static let london = Zone(
        identifier: "Europe/London", initialOffset: 0,
        changes: [
            1_711_846_800, 1_729_990_800, 1_743_296_400, 1_761_440_400, 1_774_746_000,
            1_792_890_000, 1_806_195_600, 1_824_944_400, 1_837_645_200, 1_856_394_000,
        ],
        offsets: [3_600, 0, 3_600, 0, 3_600, 0, 3_600, 0, 3_600, 0])

    static let newYork = Zone(
        identifier: "America/New_York", initialOffset: -18_000,
        changes: [
            1_710_054_000, 1_730_613_600, 1_741_503_600, 1_762_063_200, 1_772_953_200,
            1_793_512_800, 1_805_007_600, 1_825_567_200, 1_836_457_200, 1_857_016_800,
        ],
        offsets: [-14_400, -18_000, -14_400, -18_000, -14_400, -18_000, -14_400, -18_000, -14_400, -18_000])

    /// An hour later than New York in the same nights: for that hour the two are two hours apart.
    static let chicago = Zone(
        identifier: "America/Chicago", initialOffset: -21_600,
        changes: [
            1_710_057_600, 1_730_617_200, 1_741_507_200, 1_762_066_800, 1_772_956_800,
            1_793_516_400, 1_805_011_200, 1_825_570_800, 1_836_460_800, 1_857_020_400,
        ],
        offsets: [-18_000, -21_600, -18_000, -21_600, -18_000, -21_600, -18_000, -21_600, -18_000, -21_600])

    /// The clock goes from midnight to one, and back from one to midnight.
    static let havana = Zone(
        identifier: "America/Havana", initialOffset: -18_000,
        changes: [
            1_710_046_800, 1_730_610_000, 1_741_496_400, 1_762_059_600, 1_772_946_000,
            1_793_509_200, 1_805_000_400, 1_825_563_600, 1_836_450_000, 1_857_013_200,
        ],
        offsets: [-14_400, -18_000, -14_400, -18_000, -14_400, -18_000, -14_400, -18_000, -14_400, -18_000])

    /// The clock goes from midnight to one, and back from midnight to eleven of the day before.
    static let beirut = Zone(
        identifier: "Asia/Beirut", initialOffset: 7_200,
        changes: [
            1_711_836_000, 1_729_976_400, 1_743_285_600, 1_761_426_000, 1_774_735_200,
            1_792_875_600, 1_806_184_800, 1_824_930_000, 1_837_634_400, 1_856_379_600,
        ],
        offsets: [10_800, 7_200, 10_800, 7_200, 10_800, 7_200, 10_800, 7_200, 10_800, 7_200])

    /// Summer time is half an hour.
    static let lordHowe = Zone(
        identifier: "Australia/Lord_Howe", initialOffset: 39_600,
        changes: [
            1_712_415_600, 1_728_142_200, 1_743_865_200, 1_759_591_800, 1_775_314_800,
            1_791_041_400, 1_806_764_400, 1_822_491_000, 1_838_214_000, 1_853_940_600,
        ],
        offsets: [37_800, 39_600, 37_800, 39_600, 37_800, 39_600, 37_800, 39_600, 37_800, 39_600])

    /// The island went without 2011-12-30: from UTC-10 to UTC+14.
    static let apia = Zone(
        identifier: "Pacific/Apia", initialOffset: -36_000, changes: [1_325_239_200], offsets: [50_400])

    /// The zones above, by identifier.
    static let tables = Dictionary(
        uniqueKeysWithValues: [jerusalem, london, newYork, chicago, havana, beirut, lordHowe, apia]
            .map { ($0.identifier, $0) })
}
