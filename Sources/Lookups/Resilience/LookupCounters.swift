package import Routing
import Synchronization

/// What became of one source's lookups, counted without a lock. An increment takes some nanoseconds.
package final class LookupCounters: Sendable {
    // LookupCounts.size, which a type cannot name.
    private let counts = InlineArray<34, Atomic<Int>> { _ in Atomic(0) }

    /// Nothing counted yet.
    package init() {}

    /// Counts a lookup that ended so.
    package func count(_ outcome: LookupOutcome) { add(1, at: LookupCounts.place(of: outcome)) }

    /// Counts each of `flags`.
    package func count(_ flags: DecisionFlags) {
        var rest = flags.rawValue
        while rest != 0 {
            add(1, at: LookupCounts.firstFlag + rest.trailingZeroBitCount)
            rest &= rest - 1
        }
    }

    /// Counts an event, or as many as are said.
    package func count(_ event: LookupEvent, _ times: Int = 1) { add(times, at: LookupCounts.place(of: event)) }

    /// What was counted so far. Each number is right by itself; lookups in course may be in one and not yet in another.
    package func snapshot() -> LookupCounts {
        LookupCounts(counts: counts.indices.map { counts[$0].load(ordering: .relaxed) })
    }

    private func add(_ times: Int, at place: Int) { counts[place].wrappingAdd(times, ordering: .relaxed) }
}
