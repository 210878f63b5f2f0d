extension Space {
    /// A few calls of `box`, by their places in every dimension: its corners, and some drawn from within. Where one of
    /// them is taken by no other box, the box is not taken as a whole.
    func witnesses(of box: Box, count: Int = witnessCount) -> [[UInt64]] {
        (0..<count).compactMap { number in
            var draw = SplitDraw(state: UInt64(number))
            var point = (0..<dimensions).map { dimension -> UInt64 in
                let points = box[dimension] ?? universe(of: dimension)
                switch number {
                case 0: return points.first ?? 0
                case 1: return points.intervals.last?.upperBound ?? 0
                default: return draw.point(of: points)
                }
            }
            for chart in charts where point[chart.firstNumber + 2] == DigitLine.withheld {
                // Whoever withholds his number has no digits; where the box wants some there is no such call.
                if box[chart.firstNumber + 3]?.contains(DigitLine.none) == false { return nil }
                point[chart.firstNumber + 3] = DigitLine.none
            }
            return point
        }
    }

    static let witnessCount = 8
}

/// Places drawn from sets, always the same.
private struct SplitDraw {
    var state: UInt64

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// Some interval, then some point of it.
    mutating func point(of points: IntervalSet) -> UInt64 {
        guard !points.isEmpty else { return 0 }
        let interval = points.intervals[Int(next() % UInt64(points.intervals.count))]
        let width = interval.upperBound - interval.lowerBound
        return interval.lowerBound + (width == .max ? next() : next() % (width + 1))
    }
}
