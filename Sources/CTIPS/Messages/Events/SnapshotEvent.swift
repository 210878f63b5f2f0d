/// A part of the answer to Snapshot: one agent, call or service, or the end of the kind: "SnapShotUpdate Event".
public struct SnapshotEvent: Hashable, Sendable {
    /// What the part tells of.
    public enum Entity: Hashable, Sendable {
        case agent(SnapshotAgent)
        case call(SnapshotCall)
        case service(SnapshotService)
        /// There is none of the kind.
        case none
    }

    /// Site, tenant, and the request that it answers.
    public var header: EventHeader
    /// The kind.
    public var kind: EntityType
    /// What it tells of.
    public var entity: Entity
    /// Whether it is the last of its kind; the published contract's word.
    public var isLastOfKind: Bool
    /// Whether it is the last of all; the guide's word.
    public var isLast: Bool

    /// A part of a snapshot.
    public init(header: EventHeader, kind: EntityType, entity: Entity, isLastOfKind: Bool = false, isLast: Bool = false)
    {
        self.header = header
        self.kind = kind
        self.entity = entity
        self.isLastOfKind = isLastOfKind
        self.isLast = isLast
    }

    init(_ record: Record) {
        header = EventHeader(record)
        kind = record["SnapShotType"].enumerator()
        isLastOfKind = record["SnapShotTypeComplete"].flag
        isLast = record["SnapShotComplete"].flag
        if let agent = record["AgentData"].record {
            entity = .agent(SnapshotAgent(agent))
        } else if let call = record["CallData"].record {
            entity = .call(SnapshotCall(call))
        } else if let service = record["ServiceData"].record {
            entity = .service(SnapshotService(service))
        } else {
            entity = .none
        }
    }
}
