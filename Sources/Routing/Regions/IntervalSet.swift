/// A set of points on a line, as the fewest closed intervals in ascending order.
///
/// What a rule asks of a call is such a set in every dimension: digits of a number, occasions in time, values of attach
/// data. Every operation is O(intervals of both).
package struct IntervalSet: Hashable, Sendable {
    /// Ascending, and never touching each other.
    package private(set) var intervals: [ClosedRange<UInt64>]

    /// No point.
    package static let empty = IntervalSet(intervals: [])

    private init(intervals: [ClosedRange<UInt64>]) { self.intervals = intervals }

    /// One interval.
    package init(_ interval: ClosedRange<UInt64>) { intervals = [interval] }

    /// One point.
    package init(_ point: UInt64) { intervals = [point...point] }

    /// All of these intervals, in whatever order and overlap. O(n log n).
    package init(_ any: [ClosedRange<UInt64>]) {
        intervals = []
        for interval in any.sorted(by: { $0.lowerBound < $1.lowerBound }) { append(interval) }
    }

    /// The points, in whatever order.
    package init(points: some Sequence<Int>) {
        self.init(points.map { UInt64($0)...UInt64($0) })
    }

    package var isEmpty: Bool { intervals.isEmpty }

    /// The least point; nil of an empty set.
    package var first: UInt64? { intervals.first?.lowerBound }

    package func contains(_ point: UInt64) -> Bool {
        var low = 0
        var high = intervals.count
        while low < high {
            let middle = (low + high) / 2
            if intervals[middle].upperBound < point { low = middle + 1 } else { high = middle }
        }
        return low < intervals.count && intervals[low].lowerBound <= point
    }

    /// The points of either.
    package func union(_ other: IntervalSet) -> IntervalSet {
        if isEmpty { return other }
        if other.isEmpty { return self }
        var result = IntervalSet.empty
        var (left, right) = (0, 0)
        while left < intervals.count || right < other.intervals.count {
            let takesLeft =
                right == other.intervals.count
                || left < intervals.count && intervals[left].lowerBound <= other.intervals[right].lowerBound
            if takesLeft {
                result.append(intervals[left])
                left += 1
            } else {
                result.append(other.intervals[right])
                right += 1
            }
        }
        return result
    }

    /// The points of both.
    package func intersection(_ other: IntervalSet) -> IntervalSet {
        var result: [ClosedRange<UInt64>] = []
        var (left, right) = (0, 0)
        while left < intervals.count, right < other.intervals.count {
            let (one, two) = (intervals[left], other.intervals[right])
            let low = max(one.lowerBound, two.lowerBound)
            let high = min(one.upperBound, two.upperBound)
            if low <= high { result.append(low...high) }
            if one.upperBound < two.upperBound { left += 1 } else { right += 1 }
        }
        return IntervalSet(intervals: result)
    }

    /// Whether there is a point in both.
    package func intersects(_ other: IntervalSet) -> Bool {
        var (left, right) = (0, 0)
        while left < intervals.count, right < other.intervals.count {
            let (one, two) = (intervals[left], other.intervals[right])
            if max(one.lowerBound, two.lowerBound) <= min(one.upperBound, two.upperBound) { return true }
            if one.upperBound < two.upperBound { left += 1 } else { right += 1 }
        }
        return false
    }

    /// The points that `other` lacks.
    package func subtracting(_ other: IntervalSet) -> IntervalSet {
        var result: [ClosedRange<UInt64>] = []
        var right = 0
        for interval in intervals {
            var low = interval.lowerBound
            var isUsedUp = false
            while right < other.intervals.count, other.intervals[right].upperBound < low { right += 1 }
            var index = right
            while index < other.intervals.count, other.intervals[index].lowerBound <= interval.upperBound {
                let cut = other.intervals[index]
                if cut.lowerBound > low { result.append(low...(cut.lowerBound - 1)) }
                if cut.upperBound >= interval.upperBound {
                    isUsedUp = true
                    break
                }
                low = cut.upperBound + 1
                index += 1
            }
            if !isUsedUp { result.append(low...interval.upperBound) }
        }
        return IntervalSet(intervals: result)
    }

    /// Whether every point is in `other`.
    package func isSubset(of other: IntervalSet) -> Bool {
        var right = 0
        for interval in intervals {
            while right < other.intervals.count, other.intervals[right].upperBound < interval.lowerBound { right += 1 }
            // Intervals of a set never touch, so one of `other` has to hold all of this one.
            guard right < other.intervals.count, other.intervals[right].lowerBound <= interval.lowerBound,
                other.intervals[right].upperBound >= interval.upperBound
            else { return false }
        }
        return true
    }

    /// Adds an interval that begins no earlier than the last one.
    private mutating func append(_ interval: ClosedRange<UInt64>) {
        guard let last = intervals.last else {
            intervals.append(interval)
            return
        }
        if last.upperBound == .max || interval.lowerBound <= last.upperBound + 1 {
            intervals[intervals.count - 1] = last.lowerBound...max(last.upperBound, interval.upperBound)
        } else {
            intervals.append(interval)
        }
    }
}
