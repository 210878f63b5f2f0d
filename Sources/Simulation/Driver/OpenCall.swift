import Queueing

/// What the driver knows of a call that is open, beside what the ACD keeps; by the ACD's slot of it.
struct OpenCall: BitwiseCopyable, Sendable {
    /// What it is doing, as far as the driver has to tell apart.
    enum State: UInt8, BitwiseCopyable, Sendable {
        case routing, waiting, ringing, talking, outside, closed
    }

    var id: CallID
    /// Its load, or -1 for a scripted one.
    var load: Int32
    /// Its place among the scripted ones, or -1.
    var script: Int32
    /// The row of its class and priority.
    var row: Int32 = 0
    /// When its caller dialled first.
    var dialledAt: Int64
    /// When this call came.
    var arrivedAt: Int64
    /// How long it will be talked to; negative until somebody hangs up.
    var talk: Int64
    /// How long the caller will wait; negative for ever.
    var patience: Int64
    /// How long it will be written up.
    var wrapUp: Int64
    var retries: Int32
    /// Which of the answers in shares its lookups give.
    var variant: Int32 = 0
    /// The agent whose telephone rang for it last; -1 for none.
    var agent: Int32 = -1
    /// The queue it rang for; -1 for none.
    var ringQueue: Int32 = -1
    var state = State.routing
    /// It counts: it came after the warm-up.
    var isCounted: Bool
    /// A telephone rang for it the moment it came.
    var wasOfferedAtOnce = false
    /// It has found its way into the results.
    var isBooked = false
    /// The step it took last was one by position.
    var leftByPosition = false
    /// Its caller has hung up, to be called back.
    var isCallback = false
    /// Its first stay in a queue, or the only one.
    var stay = Stay()
    /// Its further stays, in `Driver.stays`; -1 for none.
    var moreStays: Int32 = -1
}

/// A stay in a queue.
struct Stay: BitwiseCopyable, Sendable {
    /// -1 for none.
    var queue: Int32 = -1
    var enteredAt: Int64 = 0
    var wasOfferedAtOnce = false
    var next: Int32 = -1
}
