import Lookups
import Routing
import Testing

struct LookupCountersTests {
    private let counters = LookupCounters()

    @Test func `at first there is nothing`() {
        let counts = counters.snapshot()
        #expect(LookupOutcome.allCases.allSatisfy { counts[$0] == 0 })
        #expect(DecisionFlags.named.allSatisfy { counts[$0.flag] == 0 })
        #expect(LookupEvent.allCases.allSatisfy { counts[$0] == 0 })
    }

    @Test func `each outcome, flag and event has a counter to itself`() {
        for (times, outcome) in zip(1..., LookupOutcome.allCases) {
            for _ in 0..<times { counters.count(outcome) }
        }
        for (times, flag) in zip(100..., DecisionFlags.named.map(\.flag)) {
            for _ in 0..<times { counters.count(flag) }
        }
        for (times, event) in zip(1000..., LookupEvent.allCases) { counters.count(event, times) }
        let counts = counters.snapshot()
        #expect(LookupOutcome.allCases.map { counts[$0] } == Array(1...LookupOutcome.allCases.count))
        #expect(DecisionFlags.named.map { counts[$0.flag] } == Array(100..<100 + DecisionFlags.named.count))
        #expect(LookupEvent.allCases.map { counts[$0] } == Array(1000..<1000 + LookupEvent.allCases.count))
    }

    @Test func `of several flags each is counted`() {
        counters.count([.manyRows, .degraded])
        counters.count([.manyRows] as DecisionFlags)
        counters.count([] as DecisionFlags)
        let counts = counters.snapshot()
        #expect(counts[.manyRows] == 2)
        #expect(counts[.degraded] == 1)
        #expect(counts[.unknownQueue] == 0)
    }

    @Test func `a snapshot stays as it was`() {
        let before = counters.snapshot()
        counters.count(.found)
        #expect(before[.found] == 0)
        #expect(counters.snapshot() != before)
    }

    @Test func `nothing is lost when many count at once`() async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { @concurrent [counters] in
                    for _ in 0..<10_000 {
                        counters.count(.timeout)
                        counters.count(.retry)
                    }
                }
            }
        }
        #expect(counters.snapshot()[.timeout] == 80_000)
        #expect(counters.snapshot()[.retry] == 80_000)
    }
}
