/// When a source is left alone, and for how long.
package struct BreakerPolicy: Sendable, Hashable {
    /// So many failures in a row open the breaker.
    package let failures: Int
    /// The first ejection, in milliseconds.
    package let shortest: Int64
    /// The longest one, in milliseconds; the same as `shortest` makes every ejection exact.
    package let longest: Int64

    /// A policy; the defaults are those of the rule-file format.
    package init(failures: Int = 3, shortest: Int64 = 1000, longest: Int64 = 30_000) {
        self.failures = failures
        self.shortest = shortest
        self.longest = max(shortest, longest)
    }
}
