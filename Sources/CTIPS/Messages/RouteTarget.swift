/// Where a call is sent.
public struct RouteTarget: Hashable, Sendable {
    /// The kind of destination.
    public var type: RouteType
    /// An agent's id or login name, a service's id, or what is to be dialled; empty for the default.
    public var address: String

    /// A destination of some kind.
    public init(_ type: RouteType, _ address: String) {
        self.type = type
        self.address = address
    }

    /// What the service itself is configured to do.
    public static let byDefault = RouteTarget(.default, "")
}
