/// Where calls go that no rule took, or that have no usable queue (R19). Counted and warned about.
public struct Fallback: Sendable, Hashable {
    /// The default extension, an outside number, or the switch itself.
    public let destination: Destination

    /// A fallback to `destination`.
    public init(_ destination: Destination) { self.destination = destination }
}
