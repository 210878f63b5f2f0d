import Lookups
import Routing
import TestSupport
import Testing

struct LookupCachePropertyTests {
    /// A cache without bounds: the latest answer of each caller.
    private struct Model {
        let policy: CachePolicy
        var answers: [Int: (answer: LookupAnswer, at: Int64)] = [:]

        mutating func store(_ caller: Int, _ answer: LookupAnswer, at now: Int64) {
            guard !answer.outcome.isFailure else { return }
            if let kept = answers[caller], kept.at > now { return }
            answers[caller] = (answer, now)
        }

        func fresh(_ caller: Int, at now: Int64) -> LookupAnswer? {
            guard let kept = answers[caller] else { return nil }
            let ttl = kept.answer.rows.isEmpty ? policy.negativeTTL : policy.ttl
            return now - kept.at < ttl ? kept.answer : nil
        }

        func stale(_ caller: Int, at now: Int64) -> LookupAnswer? {
            guard let kept = answers[caller], now - kept.at <= policy.maxStale else { return nil }
            return kept.answer
        }
    }

    private static func answer(_ mark: Int, _ random: inout SplitMix64) -> LookupAnswer {
        switch random.below(5) {
        case 0: .noRow()
        case 1: .failed(.timeout)
        default: .rows(random.below(3) + 1, mark: mark)
        }
    }

    @Test(arguments: 0..<20)
    func `with room enough it answers as a dictionary does`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let policy = CachePolicy(
            ttl: 100, negativeTTL: Int64(random.below(150)), maxStale: Int64(random.below(1000)), capacity: 10_000)
        let cache = LookupCache(policy)
        var model = Model(policy: policy)
        var now: Int64 = 0
        for step in 0..<2000 {
            now += Int64(random.below(8))
            let caller = random.below(60)
            if random.chance(perMille: 400) {
                let answer = Self.answer(step, &random)
                // Late answers carry the time they were given.
                let at = now - Int64(random.pick([0, 0, 0, 40]))
                cache.store(.about(caller), answer, at: at)
                model.store(caller, answer, at: at)
            }
            #expect(cache.fresh(.about(caller), at: now)?.answer == model.fresh(caller, at: now))
            #expect(cache.stale(.about(caller), at: now)?.answer == model.stale(caller, at: now))
        }
    }

    @Test(arguments: 0..<20)
    func `a small one keeps what was used last`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        // Nothing dies in this test, and nothing is too large to be kept.
        let policy = CachePolicy(ttl: 1_000_000, capacity: 3 + random.below(40))
        let cache = LookupCache(policy)
        // What is in it, last used last.
        var model: [(caller: Int, answer: LookupAnswer)] = []
        var rows: Int { model.reduce(0) { $0 + max(1, $1.answer.rows.count) } }
        for step in 0..<2000 {
            let caller = random.below(100)
            let known = model.firstIndex { $0.caller == caller }.map { model.remove(at: $0) }
            if random.chance(perMille: 500) {
                let count = random.below(4)
                let answer: LookupAnswer = count == 0 ? .noRow() : .rows(count, mark: step)
                cache.store(.about(caller), answer, at: 0)
                model.append((caller, answer))
                while rows > policy.capacity { model.removeFirst() }
            } else {
                #expect(cache.stale(.about(caller), at: 0)?.answer == known?.answer)
                if let known { model.append(known) }
            }
            #expect(cache.count == rows)
        }
    }

    @Test(arguments: 0..<20)
    func `with room or without, it never gives what is not the latest, or too old`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let policy = CachePolicy(ttl: 300, maxStale: 600, capacity: 1 + random.below(40))
        let cache = LookupCache(policy)
        var model = Model(policy: policy)
        var now: Int64 = 0
        for step in 0..<2000 {
            now += Int64(random.below(4))
            let caller = random.below(100)
            if random.chance(perMille: 500) {
                let answer = Self.answer(step, &random)
                cache.store(.about(caller), answer, at: now)
                model.store(caller, answer, at: now)
            } else if let kept = cache.stale(.about(caller), at: now) {
                #expect(kept.answer == model.stale(caller, at: now))
            }
            #expect(cache.count <= policy.capacity)
        }
    }

    @Test func `tasks that share one get their own answers`() async {
        let cache = LookupCache(CachePolicy(ttl: 1_000_000, capacity: 64))
        let hits = await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask { @concurrent in
                    var random = SplitMix64(seed: UInt64(task))
                    var hits = 0
                    for step in 0..<5000 {
                        let caller = random.below(100)
                        cache.store(.about(random.below(100)), .noRow(), at: Int64(step))
                        cache.store(.about(caller), .row(caller), at: Int64(step))
                        guard let kept = cache.fresh(.about(caller), at: Int64(step)) else { continue }
                        hits += 1
                        #expect(kept.answer == .row(caller) || kept.answer == .noRow())
                    }
                    return hits
                }
            }
            return await group.reduce(0, +)
        }
        #expect(hits > 0)
        #expect(cache.count <= 64)
    }
}
