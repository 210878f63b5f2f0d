/// What may happen to a source beside the outcomes of its lookups.
package enum LookupEvent: Int, CaseIterable, Sendable, CustomStringConvertible {
    /// A row came after its caller had been answered.
    case lateRow
    /// The cache had rows.
    case cacheHit
    /// The cache knew that there is no row.
    case cacheNegative
    /// No source answered, and the cache had something older.
    case cacheStale
    /// The breaker opened.
    case breakerOpened
    /// A connection was made.
    case connectionOpened
    /// A connection was lost or given up.
    case connectionLost
    /// A thread did not come back from the driver.
    case threadAbandoned
    /// A query was sent once more over a new connection.
    case retry
    /// A lookup shared another's query.
    case flightJoined

    /// The name in metrics and documentation.
    package var description: String {
        switch self {
        case .lateRow: "late_row"
        case .cacheHit: "cache_hit"
        case .cacheNegative: "cache_negative"
        case .cacheStale: "cache_stale"
        case .breakerOpened: "breaker_opened"
        case .connectionOpened: "connection_opened"
        case .connectionLost: "connection_lost"
        case .threadAbandoned: "thread_abandoned"
        case .retry: "retry"
        case .flightJoined: "flight_joined"
        }
    }
}
