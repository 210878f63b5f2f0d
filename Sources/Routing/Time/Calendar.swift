/// Named dates, such as the holidays of a year. A calendar has no zone: its dates are those of the window using it.
public struct Calendar: Sendable, Hashable {
    /// The name windows use.
    public let name: String
    /// The dates and what each is called.
    public let dates: [CivilDate: String]

    /// A calendar of `dates`.
    public init(name: String, dates: [CivilDate: String]) {
        self.name = name
        self.dates = dates
    }
}
