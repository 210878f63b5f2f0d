/// Durations in milliseconds: how many, their sum, the least and the greatest; and the extremes of an interval.
public struct Spread: Sendable, Hashable, BitwiseCopyable {
    /// How many.
    public private(set) var count: Int64 = 0
    /// Their sum.
    public private(set) var sum: Int64 = 0
    /// The greatest; 0 of none.
    public private(set) var maximum: Int64 = 0
    private var least = Int64.max
    private var intervalMaximum: Int64 = 0
    private var intervalLeast = Int64.max

    /// Of none yet.
    public init() {}

    /// The least; 0 of none.
    public var minimum: Int64 { count == 0 ? 0 : least }

    /// The mean, rounded down; nil of none.
    public var mean: Int64? { count == 0 ? nil : sum / count }

    /// Counts `duration` in.
    @inline(__always)
    public mutating func add(_ duration: Int64) {
        count += 1
        sum += duration
        if duration > intervalMaximum {
            intervalMaximum = duration
            if duration > maximum { maximum = duration }
        }
        if duration < intervalLeast {
            intervalLeast = duration
            if duration < least { least = duration }
        }
    }

    mutating func beginInterval() {
        intervalMaximum = 0
        intervalLeast = .max
    }

    /// Those of the interval that began when the spread was `mark`.
    func since(_ mark: Spread) -> Spread {
        var part = Spread()
        part.count = count - mark.count
        part.sum = sum - mark.sum
        part.maximum = intervalMaximum
        part.least = intervalLeast
        return part
    }
}
