/// What becomes of the calls that wait in a queue. Durations are milliseconds.
public struct WaitingRules: Sendable, Hashable {
    /// How long a call rings at an agent before it counts as not answered (R18).
    public let ring: Int64
    /// Overflow entries a call may have had when it leaves this queue for another; 0...255 (R9).
    public let maxHops: Int
    /// The wait within which an answer meets the service level.
    public let serviceLevel: Int64
    /// A caller who gives up sooner counts as a short abandon; 0 counts none as such.
    public let shortAbandon: Int64
    /// How waiting raises a call; nil leaves priorities alone (R7).
    public let aging: Aging?
    /// The steps out of the queue, in file order.
    public let overflow: [OverflowStep]
    /// The offer to be called back; nil makes none (R20).
    public let callback: CallbackOffer?
    /// Overflowing calls are accepted while one of these windows is open; none means always (R12).
    public let hours: [Slot<Window>]

    /// Rules; the defaults are those of the rule-file format.
    public init(
        ring: Int64 = 20_000, maxHops: Int = 8, serviceLevel: Int64 = 20_000, shortAbandon: Int64 = 0,
        aging: Aging? = nil, overflow: [OverflowStep] = [], callback: CallbackOffer? = nil, hours: [Slot<Window>] = []
    ) {
        self.ring = ring
        self.maxHops = maxHops
        self.serviceLevel = serviceLevel
        self.shortAbandon = shortAbandon
        self.aging = aging
        self.overflow = overflow
        self.callback = callback
        self.hours = hours
    }
}
