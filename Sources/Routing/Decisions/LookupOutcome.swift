/// How a lookup ended. The names are the same in traces, metrics, fixtures and documentation.
public enum LookupOutcome: String, CaseIterable, Sendable {
    /// At least one row.
    case found
    /// The statement ran and no row fits: an ordinary caller, not an error.
    case noRow = "no_row"
    /// No answer in time.
    case timeout
    /// The database cannot be reached.
    case down
    /// No connection came free in time.
    case poolExhausted = "pool_exhausted"
    /// The database refused the statement, or the source is configured wrongly.
    case sqlError = "sql_error"
    /// The key cannot be asked for: too long, or with control characters. No query was sent.
    case invalidInput = "invalid_input"
    /// No rule needed it.
    case notRun = "not_run"

    /// The rule's `on_failure` speaks for it.
    public var isFailure: Bool {
        switch self {
        case .timeout, .down, .poolExhausted, .sqlError, .invalidInput: true
        case .found, .noRow, .notRun: false
        }
    }
}
