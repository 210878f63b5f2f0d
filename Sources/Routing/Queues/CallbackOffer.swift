/// The offer to hang up and be called back (R20).
public struct CallbackOffer: Sendable, Hashable {
    /// Milliseconds in the queue until the first offer.
    public let after: Int64
    /// Milliseconds until it is made again; nil makes it once.
    public let every: Int64?
    /// Offers are made while one of these windows is open; none means always.
    public let hours: [Slot<Window>]

    /// An offer at these times.
    public init(after: Int64, every: Int64? = nil, hours: [Slot<Window>] = []) {
        precondition(every.map { $0 > 0 } ?? true, "an offer repeated at once would never end")
        self.after = after
        self.every = every
        self.hours = hours
    }
}
