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

    /// Everything that happened at all, by the names of `docs/odbc.md`.
    package var metrics: [(name: String, value: Int)] {
        let outcomes = LookupOutcome.allCases.map { ($0.rawValue, counts[$0]) }
        let flags = DecisionFlags.named.map { ($0.name, counts[$0.flag]) }
        let events = LookupEvent.allCases.map { ($0.description, counts[$0]) }
        return (outcomes + flags + events).filter { $0.1 > 0 }.map { (name: $0.0, value: $0.1) }
    }

    /// The numbers in a line; nil when nothing happened.
    package var line: String? {
        guard !metrics.isEmpty else { return nil }
        let place = source.map { "\(lookup), source \($0)" } ?? lookup
        return "\(place): " + metrics.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    }
}
