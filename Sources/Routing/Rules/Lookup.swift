/// What the core knows of an external lookup. Its database and statement are `Lookups`' concern.
public struct Lookup: Sendable, Hashable {
    /// The name rules use.
    public let name: String
    /// Further columns of its rows, in declared order.
    public let columns: [LookupColumn]
    /// A whole-number priority outside 1 ... 9 becomes the nearest one instead of the queue's default (R6).
    public let clampsPriority: Bool

    /// A lookup known as `name`.
    public init(name: String, columns: [LookupColumn] = [], clampsPriority: Bool = false) {
        self.name = name
        self.columns = columns
        self.clampsPriority = clampsPriority
    }
}
