/// A call's stay in a queue (R9). It outlives the stay: a queue once visited is known until the call ends (R13).
struct Membership: BitwiseCopyable, Sendable {
    let call: Int32
    let queue: Int32
    /// The next queue of the call, in order of entry; -1 for none.
    var next: Int32 = -1
    var enteredAt: Int64 = 0
    /// Counts entries: who comes at the same instant, and later, has it after this one.
    var entryOrder: Int64 = 0
    /// Changed when a place in a lane becomes stale.
    var stamp: UInt32
    /// Changed when the timer set last becomes void.
    var timerStamp: UInt32
    /// The call waits, or is reserved, in this queue now.
    var isActive = false
    /// The call stands in a lane.
    var isPlaced = false
    /// Entry triggers are still to be looked at (R10).
    var isEntering = false
    /// Of the blocked steps, those to be tried again: a target has changed (R12), or the call itself has.
    var retrying: UInt64 = 0
    /// When, in changes of targets, a step was blocked last.
    var blockedAt: UInt64 = 0
    /// The steps of this queue are taken.
    var cascades = true
    /// The steps carried out or impossible for good, by position.
    var used: UInt64 = 0
    /// The steps that fired and found no target.
    var blocked: UInt64 = 0
    /// It is on the list of those with blocked steps, which it outlives: another call's stay finds it set.
    var isListed = false
    var nextOffer = Int64.max
    /// When an unanswered call goes back, and where to; of a step with `return`.
    var returnAt = Int64.max
    var returnTo: Int32 = -1
    /// What was said of the wait, frozen when it was first asked for (§8); a mean of -1 was never asked for.
    var announced = Int64.max
    var frozenHandleTime: Int64 = -1
    var frozenStaff: Int64 = 1
}
