package import Routing
import Synchronization

/// Answers that need not be asked for again, and those that serve when nobody can be asked.
///
/// Only answers are kept, rows and the absence of rows, never failures. Its memory is bounded: when it is full, what was
/// not used for the longest time makes room. Times are milliseconds of one monotonic clock.
package final class LookupCache: Sendable {
    private let shelf: Mutex<Shelf>

    private struct Shelf {
        var policy: CachePolicy
        var answers: CachedAnswers
    }

    /// An empty cache.
    package init(_ policy: CachePolicy) {
        shelf = Mutex(Shelf(policy: policy, answers: CachedAnswers(capacity: policy.capacity)))
    }

    /// The answer to `key` if it is as good as a new one, and its age in milliseconds.
    package func fresh(_ key: StatementKey, at now: Int64) -> (answer: LookupAnswer, age: Int64)? {
        shelf.withLock { shelf in
            guard let kept = shelf.answers.read(key, at: now, under: shelf.policy),
                shelf.policy.isFresh(kept.answer, age: kept.age)
            else { return nil }
            return kept
        }
    }

    /// The answer to `key`, fresh or not, for when no source answers, and its age in milliseconds.
    package func stale(_ key: StatementKey, at now: Int64) -> (answer: LookupAnswer, age: Int64)? {
        shelf.withLock { $0.answers.read(key, at: now, under: $0.policy) }
    }

    /// Keeps what a source answered at the time `now`; a failure is not kept, and a newer answer is not replaced.
    package func store(_ key: StatementKey, _ answer: LookupAnswer, at now: Int64) {
        switch answer.outcome {
        case .found, .noRow: shelf.withLock { $0.answers.put(answer, for: key, at: now, under: $0.policy) }
        case .timeout, .down, .poolExhausted, .sqlError, .invalidInput, .notRun: break
        }
    }

    /// Goes on under another policy, as after a reload that left the question itself as it was. Answers keep their age.
    package func follow(_ policy: CachePolicy) {
        shelf.withLock { shelf in
            shelf.policy = policy
            shelf.answers.shrink(to: policy.capacity)
        }
    }

    /// The rows in it, answers without any counting for one each.
    package var count: Int { shelf.withLock { $0.answers.rows } }
}
