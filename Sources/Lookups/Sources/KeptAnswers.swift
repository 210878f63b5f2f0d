package import Routing

/// A lookup's cache as its sources and its calls see it: by keys, at the clock's time, with the age in the answer.
package struct KeptAnswers: Sendable {
    private let cache: LookupCache
    private let parts: KeyParts
    private let epoch = ContinuousClock.now

    /// The answers of a lookup whose sources ask `queries`, kept as `policy` says. What only one of them reads tells
    /// answers apart all the same: it may be the one that answered.
    package init(_ policy: CachePolicy, queries: [LookupQuery]) {
        cache = LookupCache(policy)
        parts = KeyParts { variable in queries.contains { $0.uses(variable) } }
    }

    /// An answer that is as good as a new one.
    func fresh(_ key: LookupKey) -> LookupAnswer? {
        cache.fresh(statementKey(key), at: now)
            .map { $0.answer.from(.cache(age: $0.age, isStale: false)).afterwards }
    }

    /// An answer that is better than none.
    func stale(_ key: LookupKey) -> LookupAnswer? {
        cache.stale(statementKey(key), at: now)
            .map { $0.answer.from(.cache(age: $0.age, isStale: true)).afterwards }
    }

    /// Keeps an answer, if it is one to be kept.
    package func keep(_ key: LookupKey, _ answer: LookupAnswer) {
        cache.store(statementKey(key), answer, at: now)
    }

    /// What the cache and the flights know a question by.
    func statementKey(_ key: LookupKey) -> StatementKey { StatementKey(key, reading: parts) }

    private var now: Int64 { epoch.elapsedMicroseconds / 1000 }
}

extension LookupAnswer {
    /// The answer as it stands in the cache: whoever gets it later asked for nothing and waited for nothing.
    fileprivate var afterwards: LookupAnswer {
        let again: LookupAnswer =
            outcome == .found
            ? .found(rows, hit: hit, flags: flags) : .noRow(detail: detail, flags: flags)
        return again.from(origin)
    }
}
