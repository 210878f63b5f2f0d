package import Routing

extension LookupOutcome {
    /// The source failed: it did not answer in time, or cannot be reached. Nothing else opens a breaker.
    package var countsForBreaker: Bool {
        switch self {
        case .timeout, .down: true
        case .found, .noRow, .poolExhausted, .sqlError, .invalidInput, .notRun: false
        }
    }

    /// The source answered, whatever it said. The outcomes that neither fail nor answer sent no query, and say nothing
    /// about the source.
    var showsLife: Bool {
        switch self {
        case .found, .noRow, .sqlError: true
        case .timeout, .down, .poolExhausted, .invalidInput, .notRun: false
        }
    }
}
