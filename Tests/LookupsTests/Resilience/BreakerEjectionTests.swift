import Lookups
import Routing
import TestSupport
import Testing

/// How long a source is set aside when that may vary, and when it is tried meanwhile.
struct BreakerEjectionTests {
    private struct NotOpen: Error {
        let state: Breaker.State
    }

    private var random = SplitMix64(seed: 7)
    private var breaker = Breaker()

    /// Three failures at once; the time without the source that they bring.
    private mutating func breakDown(at now: Int64) throws -> Int64 {
        for _ in 0..<3 { breaker.record(.timeout, at: now, using: &random) }
        return try ejectionEnd - now
    }

    private var ejectionEnd: Int64 {
        get throws {
            guard case .open(let until) = breaker.state else { throw NotOpen(state: breaker.state) }
            return until
        }
    }

    private mutating func probe(succeeds: Bool, from start: Int64, to end: Int64) {
        let isDue = breaker.takeProbe(at: start)
        #expect(isDue)
        breaker.recordProbe(succeeded: succeeds, at: end, using: &random)
    }

    @Test mutating func `each relapse within ten seconds doubles the ejection, up to the longest`() throws {
        var now: Int64 = 0
        for expected: Int64 in [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000] {
            let ejection = try breakDown(at: now)
            #expect(expected * 8 / 10...expected * 12 / 10 ~= ejection)
            probe(succeeds: true, from: now + 1500, to: now + 1500)
            now += 1500 + 9999
        }
    }

    @Test mutating func `a source that was well for ten seconds starts anew`() throws {
        _ = try breakDown(at: 0)
        probe(succeeds: true, from: 1200, to: 1200)
        let relapse = try breakDown(at: 1200)
        #expect(1600...2400 ~= relapse)
        probe(succeeds: true, from: 2200, to: 2300)
        let later = try breakDown(at: 12_300)
        #expect(800...1200 ~= later)
    }

    @Test mutating func `a probe that fails does not make the ejection grow`() throws {
        _ = try breakDown(at: 0)
        var now: Int64 = 0
        for _ in 0..<50 {
            let due = try #require(breaker.nextProbe)
            #expect(due - now <= 1000)
            now = due
            probe(succeeds: false, from: now, to: now)
            let left = try ejectionEnd - now
            #expect(1...1200 ~= left)
        }
    }

    @Test mutating func `a probe is due every second, whatever the ejection`() throws {
        var now: Int64 = 0
        for _ in 0..<5 {
            _ = try breakDown(at: now)
            probe(succeeds: true, from: now + 1200, to: now + 1200)
            now += 1200
        }
        let ejection = try breakDown(at: now)
        #expect(ejection >= 24_000)
        for second: Int64 in 1...20 {
            #expect(breaker.nextProbe == now + second * 1000)
            let isEarly = breaker.takeProbe(at: now + second * 1000 - 1)
            #expect(!isEarly)
            // However long the probe takes within its second.
            probe(succeeds: false, from: now + second * 1000, to: now + second * 1000 + 40 * second)
        }
    }

    @Test mutating func `after a probe that took longer than a second the next is due at once`() throws {
        _ = try breakDown(at: 0)
        probe(succeeds: true, from: 1200, to: 1200)
        _ = try breakDown(at: 1200)
        probe(succeeds: false, from: 2200, to: 3200)
        #expect(breaker.nextProbe == 3200)
    }

    @Test mutating func `an ejection shorter than a second is probed at its end`() throws {
        breaker = Breaker(BreakerPolicy(shortest: 100, longest: 400))
        var now: Int64 = 0
        for expected: Int64 in [100, 200, 400, 400] {
            let ejection = try breakDown(at: now)
            #expect(expected * 8 / 10...expected * 12 / 10 ~= ejection)
            #expect(breaker.nextProbe == now + ejection)
            now += ejection
            probe(succeeds: true, from: now, to: now)
        }
    }

    @Test func `the jitter is a fifth either way and spreads over all of it`() {
        let ejections = (0..<500).map { seed -> Int64 in
            var random = SplitMix64(seed: UInt64(seed))
            var breaker = Breaker()
            for _ in 0..<3 { breaker.record(.down, at: 0, using: &random) }
            guard case .open(let until) = breaker.state else { return 0 }
            return until
        }
        #expect(ejections.allSatisfy { 800...1200 ~= $0 })
        // 500 draws that all miss a tenth of the range: one chance in 10²².
        for tenth: Int64 in 0..<10 {
            #expect(ejections.contains { 800 + tenth * 40...840 + tenth * 40 ~= $0 })
        }
    }
}
