/// A destination and what goes with it. With a lookup the destination may be left to the row.
public struct Route: Hashable, Sendable {
    /// Where to; nil when only a row can say.
    public let destination: Destination?
    /// How urgent; nil for the queue's default.
    public let priority: Priority?
    /// Attach data for the call; nil leaves what it has.
    public let attach: AttachOutput?
    /// Where to next when the switch rejects the destination (R22), in order.
    public let alternates: [Route]

    /// A route of these parts.
    public init(
        _ destination: Destination?, priority: Priority? = nil, attach: AttachOutput? = nil, alternates: [Route] = []
    ) {
        self.destination = destination
        self.priority = priority
        self.attach = attach
        self.alternates = alternates
    }
}
