/// Where calls go that no rule took, or that have no usable queue (R19). Counted and warned about.
public struct Fallback: Sendable, Hashable {
    /// The default extension, an outside number, or the switch itself.
    public let destination: Destination
    /// Milliseconds after which a call not answered there comes back, or is tried again; nil leaves it there.
    public let returnAfter: Int64?

    /// A fallback to `destination`.
    public init(_ destination: Destination, returnAfter: Int64? = nil) {
        self.destination = destination
        self.returnAfter = returnAfter
    }
}
