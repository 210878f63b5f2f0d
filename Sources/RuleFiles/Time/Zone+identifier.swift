import Foundation
package import Routing

extension Zone {
    /// The zone of this IANA identifier with its changes of 1970 to 2100, or nil where there is no such zone.
    ///
    /// The core must not ask a calendar library in a decision; so the changes are found here, once.
    package init?(identifier: String) {
        // Abbreviations and offsets are accepted by the library, but mean no place with rules of its own.
        guard identifier == "UTC" || identifier.contains("/"), let zone = TimeZone(identifier: identifier) else {
            return nil
        }
        let start: Int64 = 0
        let end: Int64 = 4_133_980_800
        let initial = zone.offset(at: start)
        var changes: [Int64] = []
        var offsets: [Int32] = []
        // No zone has kept an offset for less than a week and returned to the one before.
        let step: Int64 = 7 * 86_400
        var low = start
        var before = initial
        while low < end {
            let high = min(low + step, end)
            let after = zone.offset(at: high)
            if after != before {
                let change = zone.firstSecond(in: low..<high, with: after)
                changes.append(change)
                offsets.append(after)
            }
            (low, before) = (high, after)
        }
        self.init(identifier: identifier, initialOffset: initial, changes: changes, offsets: offsets)
    }
}

extension Zone {
    /// Every name that may be meant.
    static var identifiers: [String] { TimeZone.knownTimeZoneIdentifiers }
}

extension TimeZone {
    fileprivate func offset(at second: Int64) -> Int32 {
        Int32(secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))))
    }

    /// The second at which the offset becomes `after`, between two instants of which the first has another.
    fileprivate func firstSecond(in range: Range<Int64>, with after: Int32) -> Int64 {
        var (low, high) = (range.lowerBound, range.upperBound)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(at: middle) == after { high = middle } else { low = middle }
        }
        return high
    }
}
