/// How often each length of a wait came up, in bounded memory: the log-linear histogram that percentiles are read from.
///
/// Below 2,048 ms every millisecond has a bin of its own; above, every octave has 1,024 bins, and a bin is read as
/// its middle. So a percentile is off by at most 1/2,048 of itself, within the 0.1 % that results promise.
package struct WaitHistogram: Sendable, Hashable {
    private static let octaveBins = 1024
    private var bins: [UInt32] = []
    /// How many waits were counted.
    package private(set) var count: Int64 = 0
    /// The longest of them, exactly, in milliseconds.
    package private(set) var longest: Int64 = 0

    /// An empty histogram.
    package init() {}

    /// Counts a wait of so many milliseconds.
    package mutating func add(_ milliseconds: Int64) {
        let bin = Self.bin(of: milliseconds)
        if bin >= bins.count { bins.append(contentsOf: repeatElement(0, count: bin + 1 - bins.count)) }
        bins[bin] += 1
        count += 1
        if milliseconds > longest { longest = milliseconds }
    }

    /// Adds what another one counted.
    package mutating func merge(_ other: WaitHistogram) {
        guard other.count > 0 else { return }
        guard count > 0 else {
            self = other
            return
        }
        if other.bins.count > bins.count {
            bins.append(contentsOf: repeatElement(0, count: other.bins.count - bins.count))
        }
        // Not behind the longest: what has been cleared keeps its bins.
        let used = Self.bin(of: other.longest) + 1
        for bin in 0..<min(used, other.bins.count) { bins[bin] &+= other.bins[bin] }
        count += other.count
        longest = max(longest, other.longest)
    }

    /// Forgets everything, and keeps its memory.
    package mutating func clear() {
        guard count > 0 else { return }
        for bin in 0...min(bins.count - 1, Self.bin(of: longest)) { bins[bin] = 0 }
        count = 0
        longest = 0
    }

    /// The least wait, in milliseconds, that this share of all waits does not exceed; nil of no waits.
    package func quantile(_ share: Double) -> Double? { quantiles([share])[0] }

    /// The same for several shares in ascending order, in one pass.
    func quantiles(_ shares: [Double]) -> [Double?] {
        guard count > 0 else { return Array(repeating: nil, count: shares.count) }
        var found: [Double] = []
        var seen: Int64 = 0
        var bin = -1
        for share in shares {
            let rank = max(1, Int64((share * Double(count)).rounded(.up)))
            while seen < rank {
                bin += 1
                seen += Int64(bins[bin])
            }
            found.append(min(Self.middle(of: bin), Double(longest)))
        }
        return found
    }

    /// The share of waits up to each of `count` even steps of `step` milliseconds: what a plot is drawn from.
    package func shares(step: Double, count steps: Int) -> [Double] {
        var shares = [Double](repeating: 0, count: steps + 1)
        for (bin, number) in bins.enumerated() where number > 0 {
            let place = Int((Self.middle(of: bin) / step).rounded(.up))
            if place <= steps { shares[place] += Double(number) }
        }
        var sum = 0.0
        for index in shares.indices {
            sum += shares[index]
            shares[index] = count > 0 ? sum / Double(count) : 0
        }
        return shares
    }

    private static func bin(of milliseconds: Int64) -> Int {
        guard milliseconds >= 2048 else { return Int(max(0, milliseconds)) }
        let octave = 63 - milliseconds.leadingZeroBitCount - 10
        return octave * octaveBins + Int(milliseconds >> Int64(octave))
    }

    private static func middle(of bin: Int) -> Double {
        guard bin >= 2048 else { return Double(bin) }
        let octave = bin / octaveBins - 1
        let low = Double((bin - octave * octaveBins) << octave)
        return low + Double((1 << octave) - 1) / 2
    }
}
