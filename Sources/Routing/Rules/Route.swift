/// A destination and what goes with it. With a lookup the destination may be left to the row.
public struct Route: Hashable, Sendable {
    /// Where to; nil when only a row or a formula can say.
    public let destination: Destination?
    /// How urgent; nil for the queue's default.
    public let priority: Priority?
    /// Attach data for the call; nil leaves what it has.
    public let attach: AttachOutput?
    /// Where to next when the switch rejects the destination (R22), in order.
    public let alternates: [Route]
    /// What formulas compute of it, for each call anew.
    public var computed: ComputedRoute? { formulas?.value }
    private let formulas: Boxed<ComputedRoute>?
    /// Something of it, or of its alternates, is computed.
    package let isComputed: Bool

    /// A route of these parts.
    public init(
        _ destination: Destination?, priority: Priority? = nil, attach: AttachOutput? = nil, alternates: [Route] = [],
        computed: ComputedRoute? = nil
    ) {
        self.destination = destination
        self.priority = priority
        self.attach = attach
        self.alternates = alternates
        formulas = Boxed(computed)
        isComputed = computed != nil || alternates.contains(where: \.isComputed)
    }
}
