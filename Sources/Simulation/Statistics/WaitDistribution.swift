/// The waits of a whole run: of calls that were answered, and of the others.
struct WaitDistribution: Sendable, Hashable {
    var served = WaitHistogram()
    var lost = WaitHistogram()

    /// Those of all. O(bins).
    var all: WaitHistogram {
        var sum = served
        sum.merge(lost)
        return sum
    }

    mutating func merge(_ other: WaitDistribution) {
        served.merge(other.served)
        lost.merge(other.lost)
    }
}
