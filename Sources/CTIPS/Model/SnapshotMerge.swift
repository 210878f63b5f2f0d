/// A snapshot on its way into the model.
struct SnapshotMerge: Sendable {
    let requestID: Int32
    /// What it was asked about.
    let asked: Set<EntityType>
    var confirmed: Set<CallModel.Entity> = []
    /// What events have told of since: they are newer than the snapshot.
    var touched: Set<CallModel.Entity> = []
    var kinds: Set<EntityType> = []
}
