import Lookups
import Routing
import Testing

struct LookupCacheTests {
    private static let policy = CachePolicy(ttl: 60_000, maxStale: 3_600_000)
    private let cache = LookupCache(policy)

    @Test(arguments: [
        (Int64(0), true, true), (59_999, true, true), (60_000, false, true), (3_600_000, false, true),
        (3_600_001, false, false),
    ])
    func `an answer is fresh for its time, then serves until it is too old`(age: Int64, isFresh: Bool, serves: Bool) {
        cache.store(.about(1), .row(7), at: 500)
        let fresh = cache.fresh(.about(1), at: 500 + age)
        #expect(fresh?.answer == (isFresh ? .row(7) : nil))
        #expect(fresh?.age == (isFresh ? age : nil))
        let stale = cache.stale(.about(1), at: 500 + age)
        #expect(stale?.answer == (serves ? .row(7) : nil))
        #expect(stale?.age == (serves ? age : nil))
        #expect(cache.count == (serves ? 1 : 0))
    }

    @Test func `that there is no row is remembered as long as rows, unless told otherwise`() {
        cache.store(.about(1), .noRow(), at: 0)
        #expect(cache.fresh(.about(1), at: 59_999)?.answer == .noRow())
        #expect(cache.fresh(.about(1), at: 60_000) == nil)
        #expect(cache.stale(.about(1), at: 60_000)?.answer == .noRow())

        let hasty = LookupCache(CachePolicy(ttl: 60_000, negativeTTL: 5000, maxStale: 3_600_000))
        hasty.store(.about(1), .noRow(), at: 0)
        hasty.store(.about(2), .row(1), at: 0)
        #expect(hasty.fresh(.about(1), at: 4999) != nil)
        #expect(hasty.fresh(.about(1), at: 5000) == nil)
        #expect(hasty.fresh(.about(2), at: 5000) != nil)
    }

    @Test func `without a longer time for it nothing serves beyond its freshness`() {
        let cache = LookupCache(CachePolicy(ttl: 1000))
        cache.store(.about(1), .row(1), at: 0)
        #expect(cache.fresh(.about(1), at: 999) != nil)
        #expect(cache.stale(.about(1), at: 1001) == nil)
    }

    @Test(arguments: LookupOutcome.allCases.filter(\.isFailure))
    func `a failure is not kept and takes nothing away`(outcome: LookupOutcome) {
        cache.store(.about(1), .row(1), at: 0)
        cache.store(.about(1), .failed(outcome), at: 10)
        cache.store(.about(2), .failed(outcome), at: 10)
        #expect(cache.fresh(.about(1), at: 20)?.answer == .row(1))
        #expect(cache.stale(.about(2), at: 20) == nil)
        #expect(cache.count == 1)
    }

    @Test func `that no lookup was run is not kept`() {
        cache.store(.about(1), .notRun, at: 0)
        #expect(cache.count == 0)
    }

    @Test func `the newer answer stays, whichever comes first`() {
        cache.store(.about(1), .row(1), at: 0)
        cache.store(.about(1), .noRow(), at: 100)
        #expect(cache.fresh(.about(1), at: 100)?.answer == .noRow())
        #expect(cache.fresh(.about(1), at: 100)?.age == 0)
        cache.store(.about(1), .row(2), at: 50)
        #expect(cache.fresh(.about(1), at: 100)?.answer == .noRow())
        #expect(cache.count == 1)
    }

    @Test func `it never holds more rows than its capacity`() {
        let cache = LookupCache(CachePolicy(ttl: 60_000, capacity: 100))
        for caller in 0..<1000 {
            cache.store(.about(caller), .rows(caller % 7 + 1, mark: caller), at: Int64(caller))
            #expect(cache.count <= 100)
            #expect(cache.fresh(.about(caller), at: Int64(caller))?.answer == .rows(caller % 7 + 1, mark: caller))
        }
        // An answer of seven rows at most may not have fitted.
        #expect(cache.count > 93)
    }

    @Test func `an answer that is too large for it is not kept, nor the one before`() {
        let cache = LookupCache(CachePolicy(ttl: 60_000, capacity: 10))
        for caller in 0..<9 { cache.store(.about(caller), .row(caller), at: 0) }
        cache.store(.about(0), .rows(11, mark: 0), at: 1)
        #expect(cache.stale(.about(0), at: 1) == nil)
        #expect((1..<9).allSatisfy { cache.fresh(.about($0), at: 1) != nil })
        cache.store(.about(0), .rows(10, mark: 0), at: 2)
        #expect(cache.fresh(.about(0), at: 2) != nil)
        #expect(cache.count == 10)
    }

    @Test func `what was used lately outlives what was not`() {
        let cache = LookupCache(CachePolicy(ttl: 60_000, capacity: 40))
        for caller in 0..<40 { cache.store(.about(caller), .row(caller), at: 0) }
        for caller in stride(from: 0, to: 40, by: 2) { _ = cache.fresh(.about(caller), at: 1) }
        for caller in 100..<120 { cache.store(.about(caller), .row(caller), at: 2) }
        for caller in 0..<40 { #expect((cache.stale(.about(caller), at: 3) != nil) == caller.isMultiple(of: 2)) }
        #expect((100..<120).allSatisfy { cache.fresh(.about($0), at: 3) != nil })
    }

    @Test func `of answers that nobody used the latest stay`() {
        let cache = LookupCache(CachePolicy(ttl: 60_000, capacity: 40))
        for caller in 0..<1000 { cache.store(.about(caller), .row(caller), at: 0) }
        #expect((0..<1000).filter { cache.fresh(.about($0), at: 0) != nil } == Array(960..<1000))
    }

    @Test func `answers that are too old make room though nobody asks for them`() {
        let cache = LookupCache(CachePolicy(ttl: 1000))
        for caller in 0..<100 { cache.store(.about(caller), .row(caller), at: 0) }
        for caller in 1000..<1100 { cache.store(.about(caller), .row(caller), at: 1001) }
        #expect(cache.count == 100)
    }

    @Test func `a reload keeps the answers under the new policy`() {
        for caller in 0..<100 { cache.store(.about(caller), .row(caller), at: 0) }
        cache.follow(CachePolicy(ttl: 5000, maxStale: 10_000))
        #expect(cache.count == 100)
        #expect(cache.fresh(.about(1), at: 4999)?.age == 4999)
        #expect(cache.fresh(.about(1), at: 5000) == nil)
        #expect(cache.stale(.about(1), at: 10_000) != nil)
        #expect(cache.stale(.about(1), at: 10_001) == nil)
        cache.follow(CachePolicy(ttl: 5000, capacity: 30))
        #expect(cache.count == 30)
        #expect((0..<100).count { cache.fresh(.about($0), at: 1) != nil } == 30)
    }
}
