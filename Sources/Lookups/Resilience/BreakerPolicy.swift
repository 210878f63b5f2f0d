/// When a source is set aside, and for how long (`breaker` of a lookup).
package struct BreakerPolicy: Sendable, Hashable {
    /// So many failures in a row open the breaker.
    package let failures: Int
    /// The first ejection, in milliseconds.
    package let shortest: Int64
    /// The longest ejection, in milliseconds, before its jitter.
    package let longest: Int64
    /// The latest lookups whose failures count together: half of them open the breaker too. At most 64.
    package let window: Int

    /// A policy; the defaults are those of the rule-file format.
    package init(failures: Int = 3, shortest: Int64 = 1000, longest: Int64 = 30_000, window: Int = 20) {
        precondition(failures > 0 && shortest > 0, "a breaker opens after a failure, for a time")
        precondition(1...64 ~= window, "a window holds 1 to 64 lookups")
        self.failures = failures
        self.shortest = shortest
        self.longest = max(shortest, longest)
        self.window = window
    }

    /// Every ejection lasts exactly `shortest`: no growth, no jitter, and no probe before its end.
    package var isFixed: Bool { shortest == longest }

    /// The ejection that follows one of `milliseconds`, where the source has relapsed.
    func longer(than milliseconds: Int64) -> Int64 {
        milliseconds > longest / 2 ? longest : milliseconds * 2
    }

    /// `milliseconds`, give or take a fifth: sources that failed together are not tried together.
    func jittered(_ milliseconds: Int64, using random: inout some RandomNumberGenerator) -> Int64 {
        guard !isFixed else { return milliseconds }
        let fifth = milliseconds / 5
        return .random(in: milliseconds - fifth...milliseconds + fifth, using: &random)
    }
}
