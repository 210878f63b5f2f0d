/// A service in a snapshot: guide, appendix A, "CTISnapShotServiceData".
public struct SnapshotService: Hashable, Sendable {
    /// The service's id.
    public var serviceID: Int32
    /// Its state.
    public var state: ServiceState
    /// Whether it asks for routes.
    public var isExternallyRouted: Bool

    /// A service of a snapshot.
    public init(serviceID: Int32, state: ServiceState, isExternallyRouted: Bool) {
        self.serviceID = serviceID
        self.state = state
        self.isExternallyRouted = isExternallyRouted
    }

    init(_ record: Record) {
        self.init(
            serviceID: record.id("ServiceId"), state: record["ServiceState"].enumerator(),
            isExternallyRouted: record["ExternalRoutingEnabled"].flag)
    }
}
