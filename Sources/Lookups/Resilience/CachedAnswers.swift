import Routing

/// The contents of a cache: answers by key. When they are too many, those go first that were not used for the longest
/// time.
///
/// Every store also removes a few answers that have died of age among those, so that the dead do not stay, and no call
/// pays for a sweep. Reading takes O(1), storing too: it removes no more than came in before it.
struct CachedAnswers: Sendable {
    private struct Entry {
        let key: StatementKey
        let answer: LookupAnswer
        let storedAt: Int64
    }

    private var entries: [Entry] = []
    private var places: [StatementKey: Int] = [:]
    private var order: UseOrder
    /// The rows in it, answers without any counting for one each.
    private(set) var rows = 0

    /// The dead that a store removes at most; more than one, so that they go faster than others come.
    private static let burials = 4

    /// Without answers, with room for `capacity` of them: to grow later would hold up a call while they are rehashed.
    init(capacity: Int) {
        entries.reserveCapacity(capacity)
        places.reserveCapacity(capacity)
        order = UseOrder(capacity: capacity)
    }

    /// The answer to `key` and its age, unless it has died of it.
    mutating func read(
        _ key: StatementKey, at now: Int64, under policy: CachePolicy
    ) -> (answer: LookupAnswer, age: Int64)? {
        guard let place = places[key] else { return nil }
        let age = max(0, now - entries[place].storedAt)
        guard policy.keeps(age: age) else {
            remove(at: place)
            return nil
        }
        order.use(place)
        return (entries[place].answer, age)
    }

    /// Keeps `answer`, given at the time `now`. One that would not fit alone is not kept, nor what it supersedes.
    mutating func put(_ answer: LookupAnswer, for key: StatementKey, at now: Int64, under policy: CachePolicy) {
        if let place = places[key] {
            guard entries[place].storedAt <= now else { return }
            remove(at: place)
        }
        bury(at: now, under: policy)
        let needed = Self.rows(of: answer)
        guard needed <= policy.capacity else { return }
        shrink(to: policy.capacity - needed)
        places[key] = entries.count
        entries.append(Entry(key: key, answer: answer, storedAt: now))
        order.append()
        rows += needed
    }

    /// Removes answers until no more than `capacity` rows are left.
    mutating func shrink(to capacity: Int) {
        while rows > capacity, let oldest = order.oldest { remove(at: oldest) }
    }

    private mutating func bury(at now: Int64, under policy: CachePolicy) {
        for _ in 0..<Self.burials {
            guard let oldest = order.oldest, !policy.keeps(age: now - entries[oldest].storedAt) else { return }
            remove(at: oldest)
        }
    }

    private mutating func remove(at place: Int) {
        let removed = entries[place]
        places[removed.key] = nil
        rows -= Self.rows(of: removed.answer)
        order.swapRemove(place)
        let last = entries.removeLast()
        guard place < entries.count else { return }
        places[last.key] = place
        entries[place] = last
    }

    private static func rows(of answer: LookupAnswer) -> Int { max(1, answer.rows.count) }
}
