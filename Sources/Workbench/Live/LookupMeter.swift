import Lookups

/// The counters of live lookups, without their connections.
package struct LookupMeter: Sendable {
    /// Whose counters these are: a source's, or those of the lookup before its sources are asked.
    struct Part: Sendable {
        let lookup: String
        let source: Int?
        let counters: LookupCounters
    }

    let parts: [Part]

    /// What became of the lookups so far: of each lookup as a whole (its cache), then of each of its sources.
    package var readings: [LookupReading] {
        parts.map { LookupReading(lookup: $0.lookup, source: $0.source, counts: $0.counters.snapshot()) }
    }
}
