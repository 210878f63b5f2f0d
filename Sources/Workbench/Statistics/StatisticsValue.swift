/// A value of a statistics row, in the ACD's terms: it becomes whole seconds and a column's range when it is written.
enum StatisticsValue: Sendable, Hashable {
    case null
    case text(String)
    /// What tells rows apart, or does not add up.
    case code(Int64)
    /// A moment of the run, in milliseconds from its start.
    case moment(Int64?)
    case count(Int64)
    /// Milliseconds, cut to whole seconds after summing.
    case duration(Int64)
    /// The least of some durations; nil of none, written as 0.
    case shortest(Int64?)
    /// The greatest; 0 of none.
    case longest(Int64)

    /// The value of two rows of one key made one: a clock put back shows every time of an hour twice.
    func merged(with other: StatisticsValue) -> StatisticsValue {
        switch (self, other) {
        case (.count(let one), .count(let two)): .count(one + two)
        case (.duration(let one), .duration(let two)): .duration(one + two)
        case (.shortest(let one), .shortest(let two)):
            .shortest([one, two].compactMap(\.self).min())
        case (.longest(let one), .longest(let two)): .longest(max(one, two))
        default: other
        }
    }
}
