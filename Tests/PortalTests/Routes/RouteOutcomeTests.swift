import CTIPS
import TestSupport
import Testing

@testable import Portal

/// Every RouteRequest has one outcome, whatever clients and callers do.
struct RouteOutcomeTests {
    /// 500 calls of a seed, with answers that are right, wrong, late, doubled or missing, and callers who hang up.
    @Test(arguments: 0..<20)
    func `exactly one outcome for each of 10000 requests`(seed: UInt64) throws {
        let bench = try PortalBench.onLine()
        var random = SplitMix64(seed: seed)
        var asked: Set<Int64> = []
        var outcomes: [Int64: Int] = [:]
        var open: [Int64] = []
        var arrivals = 0
        while arrivals < 500 || bench.status.calls > 0 {
            if arrivals < 500, random.chance(perMille: 400) {
                arrivals += 1
                let caller = Caller(
                    ani: "1", dnis: "2", talk: Int64(random.below(3000)),
                    patience: random.chance(perMille: 100) ? Int64(random.below(6000)) : 60_000)
                _ = bench.act { portal, now in portal.call(caller, service: 3, at: now) }
            }
            for event in bench.take() {
                let call = event["CallId"].number
                switch event.name {
                case "CTIRouteRequest":
                    asked.insert(call)
                    if !random.chance(perMille: 50) { open.append(call) }
                case "CTIRouteUsed", "CTIRouteRequestFailed": outcomes[call, default: 0] += 1
                case "CTICallCleared" where asked.contains(call) && outcomes[call] == nil: outcomes[call] = 1
                default: break
                }
            }
            for _ in 0..<random.below(4) where !open.isEmpty {
                let index = random.below(open.count)
                answer(open[index], bench, &random)
                if random.chance(perMille: 900) { open.remove(at: index) }
            }
            bench.pass(Int64(random.below(100)))
        }
        #expect(asked.count == 500)
        #expect(outcomes.count == 500)
        #expect(outcomes.values.allSatisfy { $0 == 1 })
        let tally = bench.status.routes
        #expect(tally.requests == 500)
        #expect(tally.open == 0)
        // All that could happen did.
        #expect([tally.routed, tally.defaulted, tally.timedOut, tally.failed, tally.rejected].allSatisfy { $0 > 0 })
    }

    private func answer(_ call: Int64, _ bench: PortalBench, _ random: inout SplitMix64) {
        let target: (RouteType, String) = random.pick([
            (.service, "1"), (.service, "2"), (.service, "4"), (.service, "99"), (.agent, "agent1"), (.agent, "3"),
            (.agent, "nobody"), (.external, "0312345"), (.default, ""), (.service, "1"), (.service, "2"),
        ])
        _ = bench.send(
            .routeSelect,
            [
                "CallId": .number(call), "RouteActionType": Value(target.0), "DestinationAddress": .text(target.1),
            ])
    }
}
