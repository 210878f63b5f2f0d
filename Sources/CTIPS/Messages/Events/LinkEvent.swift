/// The portal lost or regained the system behind it, or the system one of its switches: "LinkStatus Event".
public struct LinkEvent: Hashable, Sendable {
    /// Site and switch.
    public var header: EventHeader
    /// Whose link it is.
    public var component: ComponentType
    /// Whether it stands.
    public var state: ComponentState

    /// A change of a link.
    public init(header: EventHeader, component: ComponentType, state: ComponentState) {
        self.header = header
        self.component = component
        self.state = state
    }

    init(_ record: Record) {
        header = EventHeader(record)
        component = record["ComponentType"].enumerator()
        state = record["ComponentState"].enumerator()
    }
}
