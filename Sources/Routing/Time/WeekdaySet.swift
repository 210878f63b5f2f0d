/// A set of weekdays in one byte.
public struct WeekdaySet: OptionSet, Hashable, Sendable {
    /// Bit 0 is Monday.
    public let rawValue: UInt8

    /// The set of the bits of `rawValue`.
    public init(rawValue: UInt8) { self.rawValue = rawValue & 0x7F }

    /// Every day.
    public static let all = WeekdaySet(rawValue: 0x7F)

    /// Just `day`.
    public init(_ day: Weekday) { self.init(rawValue: 1 << UInt8(day.rawValue)) }

    /// The days from `first` to `last`, across Sunday where `last` comes earlier in the week.
    public init(from first: Weekday, through last: Weekday) {
        var set: WeekdaySet = []
        var index = first.rawValue
        while true {
            set.insert(WeekdaySet(Weekday.allCases[index]))
            if index == last.rawValue { break }
            index = (index + 1) % 7
        }
        self = set
    }

    /// Whether `day` is in the set.
    public func contains(_ day: Weekday) -> Bool { contains(WeekdaySet(day)) }
}
