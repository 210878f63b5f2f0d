/// A result set read to its end.
public struct Table: Sendable, Hashable {
    /// The columns.
    public let columns: [Column]
    /// The rows, each with a cell for every column.
    public internal(set) var rows: [[Cell]]
}
