/// A call of the ACD. An id is not given out twice, so an event for a call that has ended is recognised as late.
public struct CallID: Hashable, Sendable, BitwiseCopyable {
    /// Small and dense: calls that are open at a time have different slots. A driver may keep its own data by slot.
    public let slot: Int32
    /// Counts the calls that had the slot.
    public let version: UInt32
}
