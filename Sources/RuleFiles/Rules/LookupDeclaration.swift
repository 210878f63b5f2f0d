package import Lookups

/// A lookup as the rule file declares it: the databases that can answer it, in order, and what is kept of their answers.
package struct LookupDeclaration: Sendable {
    /// One database.
    package struct Source: Sendable {
        /// What it is asked, and how.
        package let settings: LookupSettings
        /// Where it is.
        package let connection: ConnectionText
        /// Its connections.
        package let pool: PoolPolicy
        /// When it is left alone.
        package let breaker: BreakerPolicy
    }

    /// The name rules use.
    package let name: String
    /// The databases, at least one; the next is asked when one fails.
    package let sources: [Source]
    /// Answers are kept so; nil: not at all.
    package let cache: CachePolicy?

    /// What the first source is asked.
    package var settings: LookupSettings { sources[0].settings }

    /// The most attach data that any source takes, in UTF-16 units; each cuts it to its own limit.
    package var attachLimit: Int { sources.map(\.settings.attachLimit).max() ?? 0 }
}
