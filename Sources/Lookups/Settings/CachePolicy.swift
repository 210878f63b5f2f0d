/// How long answers are kept.
package struct CachePolicy: Sendable, Hashable {
    /// So long an answer is as good as a new one, in milliseconds.
    package let ttl: Int64
    /// So long it may serve when no source answers, in milliseconds; at least `ttl`.
    package let maxStale: Int64

    /// A policy.
    package init(ttl: Int64, maxStale: Int64) {
        self.ttl = ttl
        self.maxStale = max(ttl, maxStale)
    }
}
