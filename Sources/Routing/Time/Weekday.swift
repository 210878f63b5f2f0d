/// A day of the week.
public enum Weekday: Int, CaseIterable, Sendable {
    case monday
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    /// The weekday of the day so many days after 1970-01-01, a Thursday.
    init(day: Int) {
        let index = (day % 7 + 7 + 3) % 7
        self = Self.allCases[index]
    }

    /// `mon` … `sun`, as rule files write it.
    public var abbreviation: String {
        switch self {
        case .monday: "mon"
        case .tuesday: "tue"
        case .wednesday: "wed"
        case .thursday: "thu"
        case .friday: "fri"
        case .saturday: "sat"
        case .sunday: "sun"
        }
    }
}
