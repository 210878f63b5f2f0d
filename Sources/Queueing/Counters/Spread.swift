/// Durations in milliseconds: how many, their sum, the least and the greatest; and the extremes of an interval.
public struct Spread: Sendable, Hashable, BitwiseCopyable {
    /// How many.
    public private(set) var count: Int64 = 0
    /// Their sum.
    public private(set) var sum: Int64 = 0
    /// The extremes of the interval, and those of all before it; for each duration the former are looked at alone.
    private var intervalMaximum: Int64 = 0
    private var intervalLeast = Int64.max
    private var earlierMaximum: Int64 = 0
    private var earlierLeast = Int64.max

    /// Of none yet.
    public init() {}

    /// The greatest; 0 of none.
    public var maximum: Int64 { max(earlierMaximum, intervalMaximum) }

    /// The least; 0 of none.
    public var minimum: Int64 { count == 0 ? 0 : min(earlierLeast, intervalLeast) }

    /// The mean, rounded down; nil of none.
    public var mean: Int64? { count == 0 ? nil : sum / count }

    /// Counts `duration` in.
    @inline(__always)
    public mutating func add(_ duration: Int64) {
        count += 1
        sum += duration
        intervalMaximum = max(intervalMaximum, duration)
        intervalLeast = min(intervalLeast, duration)
    }

    mutating func add(_ other: Spread) {
        count += other.count
        sum += other.sum
        intervalMaximum = max(intervalMaximum, other.intervalMaximum)
        intervalLeast = min(intervalLeast, other.intervalLeast)
        earlierMaximum = max(earlierMaximum, other.earlierMaximum)
        earlierLeast = min(earlierLeast, other.earlierLeast)
    }

    mutating func beginInterval() {
        (earlierMaximum, earlierLeast) = (maximum, min(earlierLeast, intervalLeast))
        (intervalMaximum, intervalLeast) = (0, .max)
    }

    /// Those of the interval that began when the spread was `mark`.
    func since(_ mark: Spread) -> Spread {
        var part = Spread()
        part.count = count - mark.count
        part.sum = sum - mark.sum
        part.intervalMaximum = intervalMaximum
        part.intervalLeast = intervalLeast
        return part
    }
}
