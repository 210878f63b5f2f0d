import CTIPS
import Routing
import Synchronization

/// What the service counts, without a lock.
package final class ServiceCounters: Sendable {
    /// What happens beside decisions.
    package enum Event: Int, CaseIterable, Sendable {
        case routeRequest, duplicateRequest, lateDecision, strayOutcome, routeSelect, routeSelectUnsent
        case event, heartbeat, badCallback, refusedCallback, misreadValue, sessionOpened, sessionLost, reloadLoaded
        case reloadRefused, unroutable, overflowed, heldForAgent, givenToAgent
    }

    /// Bounds of the histogram of decisions, in nanoseconds.
    static let bounds: [Int64] = [
        10_000, 50_000, 100_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
        100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000,
    ]

    private let events = InlineArray<19, Atomic<Int>> { _ in Atomic(0) }
    private let ends = InlineArray<11, Atomic<Int>> { _ in Atomic(0) }
    private let byOrigin = InlineArray<2, Atomic<Int>> { _ in Atomic(0) }
    private let buckets = InlineArray<16, Atomic<Int>> { _ in Atomic(0) }
    private let nanoseconds = Atomic<Int64>(0)
    private let defaults = Atomic(0)
    private let answers = Mutex<[Int: Int]>([:])

    package init() {}

    package func count(_ event: Event, _ times: Int = 1) {
        events[event.rawValue].wrappingAdd(times, ordering: .relaxed)
    }

    package subscript(event: Event) -> Int { events[event.rawValue].load(ordering: .relaxed) }

    func ended(_ end: RouteEnd) {
        guard let place = RouteEnd.names.firstIndex(of: end.name) else { return }
        ends[place].wrappingAdd(1, ordering: .relaxed)
    }

    func decided(_ record: DecisionRecord, _ origin: DecisionEntry.Origin) {
        byOrigin[origin == .api ? 0 : 1].wrappingAdd(1, ordering: .relaxed)
        if record.decision.isDefault { defaults.wrappingAdd(1, ordering: .relaxed) }
        nanoseconds.wrappingAdd(record.nanoseconds, ordering: .relaxed)
        let place = Self.bounds.firstIndex { record.nanoseconds <= $0 } ?? Self.bounds.count
        buckets[place].wrappingAdd(1, ordering: .relaxed)
    }

    /// Counts an answer of the API.
    func answered(_ status: Int) { answers.withLock { $0[status, default: 0] += 1 } }

    var ended: [(name: String, value: Int)] {
        RouteEnd.names.enumerated().map { ($1, ends[$0].load(ordering: .relaxed)) }
    }

    var decisions: [(name: String, value: Int)] {
        [DecisionEntry.Origin.api, .ctips].enumerated().map { ($1.rawValue, byOrigin[$0].load(ordering: .relaxed)) }
    }

    var byDefault: Int { defaults.load(ordering: .relaxed) }

    var latency: (buckets: [Int], sum: Int64) {
        ((0...Self.bounds.count).map { buckets[$0].load(ordering: .relaxed) }, nanoseconds.load(ordering: .relaxed))
    }

    var apiAnswers: [(status: Int, value: Int)] {
        answers.withLock { $0.map { (status: $0.key, value: $0.value) }.sorted { $0.status < $1.status } }
    }
}
