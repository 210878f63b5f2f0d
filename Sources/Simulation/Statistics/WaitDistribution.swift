/// The waits of a whole run: of all calls, and of those that were answered.
struct WaitDistribution: Sendable, Hashable {
    var all = WaitHistogram()
    var served = WaitHistogram()

    mutating func merge(_ other: WaitDistribution) {
        all.merge(other.all)
        served.merge(other.served)
    }
}
