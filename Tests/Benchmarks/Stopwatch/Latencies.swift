/// How often something took how many nanoseconds, exactly up to a hundred microseconds.
struct Latencies {
    private var counts = [Int](repeating: 0, count: 100_001)
    private var total = 0

    mutating func add(_ nanoseconds: Int64) {
        counts[min(Int(nanoseconds), counts.count - 1)] += 1
        total += 1
    }

    /// The time, in nanoseconds, that this share (0 ... 1) did not exceed.
    func percentile(_ share: Double) -> Int {
        var left = max(1, Int((share * Double(total)).rounded(.up)))
        for (nanoseconds, count) in counts.enumerated() {
            left -= count
            if left <= 0 { return nanoseconds }
        }
        return counts.count - 1
    }
}
