/// Durations in a fixed log-linear histogram: constant memory, and a percentile is at most 3.2 % too high.
package struct LatencyHistogram: Sendable {
    // Durations below 32 ns have a bucket each, every power of two above has 32.
    private static let steps = 32
    private var counts = [Int](repeating: 0, count: 64 * LatencyHistogram.steps)
    private var total = 0

    /// Adds a duration in nanoseconds.
    package mutating func add(_ nanoseconds: Int64) {
        counts[Self.bucket(UInt64(max(0, nanoseconds)))] += 1
        total += 1
    }

    /// Adds all of another histogram.
    package mutating func merge(_ other: LatencyHistogram) {
        for index in counts.indices { counts[index] += other.counts[index] }
        total += other.total
    }

    /// The least upper bound, in nanoseconds, of the durations of the given share (0 ... 1) of the calls.
    package func percentile(_ share: Double) -> Int64 {
        let rank = max(1, Int((share * Double(total)).rounded(.up)))
        var seen = 0
        for (index, count) in counts.enumerated() {
            seen += count
            if seen >= rank, count > 0 { return Self.upperBound(index) }
        }
        return 0
    }

    private static func bucket(_ value: UInt64) -> Int {
        guard value >= steps else { return Int(value) }
        let shift = 63 - value.leadingZeroBitCount - 5
        return min((shift + 1) * steps + Int((value >> UInt64(shift)) & UInt64(steps - 1)), 64 * steps - 1)
    }

    private static func upperBound(_ bucket: Int) -> Int64 {
        guard bucket >= steps else { return Int64(bucket) }
        let shift = UInt64(bucket / steps - 1)
        let low = (UInt64(steps) + UInt64(bucket % steps)) << shift
        return Int64(clamping: low + (1 << shift) - 1)
    }
}
