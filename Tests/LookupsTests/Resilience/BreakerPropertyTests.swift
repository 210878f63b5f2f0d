import Lookups
import Routing
import TestSupport
import Testing

struct BreakerPropertyTests {
    private static let policies = [
        BreakerPolicy(), BreakerPolicy(failures: 5), BreakerPolicy(failures: 1, shortest: 700, longest: 700),
        BreakerPolicy(failures: 4, shortest: 30, longest: 5000), BreakerPolicy(shortest: 3000, longest: 3000),
    ]

    @Test(arguments: 0..<60)
    func `it does what the slow model does`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var jitter = SplitMix64(seed: ~seed)
        let policy = random.pick(Self.policies)
        var breaker = Breaker(policy)
        var model = SlowBreaker(policy)
        // Some sources fail often, some seldom, so that runs and shares both come up.
        let failing = random.below(700)
        let healthy = random.below(1000)
        var now: Int64 = 0
        for _ in 0..<1000 {
            now += random.pick([0, 1, 10, 100, 900, 1000, 3000])
            let ejection: ClosedRange<Int64>?
            switch random.below(10) {
            case 0..<6:
                let outcome =
                    random.chance(perMille: failing)
                    ? random.pick([LookupOutcome.timeout, .down]) : random.pick(LookupOutcome.allCases)
                let opened = breaker.record(outcome, at: now, using: &jitter)
                ejection = model.record(outcome, at: now)
                #expect(opened == (ejection != nil))
            case 6..<8:
                let taken = (breaker.takeProbe(at: now), model.takeProbe(at: now))
                #expect(taken.0 == taken.1)
                ejection = nil
            default:
                let succeeds = random.chance(perMille: healthy)
                breaker.recordProbe(succeeded: succeeds, at: now, using: &jitter)
                ejection = model.recordProbe(succeeded: succeeds, at: now)
            }
            if let ejection {
                guard case .open(let until) = breaker.state else {
                    Issue.record("the breaker should have opened at \(now)")
                    return
                }
                #expect(ejection ~= until - now)
                model.eject(until: until)
            }
            #expect(breaker.admitsLookups == !model.isOpen)
            #expect((breaker.state == .halfOpen) == model.isProbing)
            #expect(breaker.nextProbe == model.nextProbe)
        }
    }
}
