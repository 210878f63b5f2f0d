/// A service, as far as events tell.
public struct KnownService: Hashable, Sendable {
    /// The service's id.
    public let serviceID: Int32
    /// Its state; none until an event tells.
    public var state = ServiceState.noState
    /// Whether it asks for routes; only snapshots tell.
    public var isExternallyRouted = false
}
