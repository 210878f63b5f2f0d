package import Routing

/// A reading of ``LookupCounters``. All numbers have counted since the start and only grow.
package struct LookupCounts: Sendable, Hashable {
    private let counts: [Int]

    init(counts: [Int]) {
        precondition(counts.count == Self.size, "a number for every place")
        self.counts = counts
    }

    /// Lookups that ended so.
    package subscript(outcome: LookupOutcome) -> Int { counts[Self.place(of: outcome)] }

    /// Lookups with this flag; of several, with the first of them.
    package subscript(flag: DecisionFlags) -> Int {
        precondition(flag.rawValue != 0, "a flag to count")
        return counts[Self.firstFlag + flag.rawValue.trailingZeroBitCount]
    }

    /// How often this happened.
    package subscript(event: LookupEvent) -> Int { counts[Self.place(of: event)] }

    // Outcomes, then a place for every bit of the flags, then events.
    static let firstFlag = 8
    static let firstEvent = firstFlag + UInt16.bitWidth
    static let size = firstEvent + 10

    static func place(of event: LookupEvent) -> Int { firstEvent + event.rawValue }

    static func place(of outcome: LookupOutcome) -> Int {
        switch outcome {
        case .found: 0
        case .noRow: 1
        case .timeout: 2
        case .down: 3
        case .poolExhausted: 4
        case .sqlError: 5
        case .invalidInput: 6
        case .notRun: 7
        }
    }
}
