package import Routing

/// How long answers are kept, and how many (`cache` of a lookup).
package struct CachePolicy: Sendable, Hashable {
    /// So long, in milliseconds, rows are as good as new ones.
    package let ttl: Int64
    /// So long, in milliseconds, that there was no row is as good as asking again.
    package let negativeTTL: Int64
    /// The age, in milliseconds, up to which an answer may serve when no source does, and beyond which none is kept; at
    /// least the times above.
    package let maxStale: Int64
    /// The most rows that are kept; an answer without rows counts for one.
    package let capacity: Int

    /// A policy. Answers without rows live as long as rows unless told otherwise, and nothing is kept longer than it is
    /// fresh unless told so.
    package init(ttl: Int64, negativeTTL: Int64? = nil, maxStale: Int64 = 0, capacity: Int = 100_000) {
        precondition(capacity > 0, "a cache holds something")
        self.ttl = ttl
        self.negativeTTL = negativeTTL ?? ttl
        self.maxStale = max(maxStale, self.ttl, self.negativeTTL)
        self.capacity = capacity
    }

    /// Whether an answer of this age may stand for asking.
    package func isFresh(_ answer: LookupAnswer, age: Int64) -> Bool {
        age < (answer.outcome == .noRow ? negativeTTL : ttl)
    }

    /// Whether an answer of this age is of any use.
    package func keeps(age: Int64) -> Bool { age <= maxStale }
}
