/// A snapshot that was asked for, and what of it is still to come.
struct SnapshotProgress: Sendable {
    let requestID: Int32
    /// That of the request, until it is answered.
    var exchange: Exchange?
    var kinds: Set<EntityType>
    /// When it is asked for again.
    var until: Duration
}
