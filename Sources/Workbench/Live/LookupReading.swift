package import Lookups
import Routing

/// What became of the lookups of one source, or of a lookup as a whole, since it was opened.
package struct LookupReading: Sendable {
    /// The lookup's name.
    package let lookup: String
    /// The source's number, from 1; nil for what happens before a source is asked: its cache, calls that share an answer.
    package let source: Int?
    /// The numbers.
    package let counts: LookupCounts

    /// What a number counts.
    package enum Kind: String, Sendable {
        /// Lookups, by how they ended.
        case outcome
        /// Decisions, by what is to be known of them.
        case flag
        /// What happened beside lookups.
        case event
    }

    /// Every number, by the names of `docs/odbc.md`.
    package var allMetrics: [(kind: Kind, name: String, value: Int)] {
        LookupOutcome.allCases.map { (.outcome, $0.rawValue, counts[$0]) }
            + DecisionFlags.named.map { (.flag, $0.name, counts[$0.flag]) }
            + LookupEvent.allCases.map { (.event, $0.description, counts[$0]) }
    }

    /// Everything that happened at all.
    package var metrics: [(name: String, value: Int)] {
        allMetrics.filter { $0.value > 0 }.map { (name: $0.name, value: $0.value) }
    }

    /// The numbers in a line; nil when nothing happened.
    package var line: String? {
        guard !metrics.isEmpty else { return nil }
        let place = source.map { "\(lookup), source \($0)" } ?? lookup
        return "\(place): " + metrics.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    }
}
