/// What has happened in a queue since the ACD began, or in a quarter of an hour. Names in the vendor's tables are
/// those of `docs/queueing.md`.
public struct QueueCounters: Sendable, Hashable, BitwiseCopyable {
    /// New memberships: by route and by overflow, not by coming back.
    public var offered: Int64 = 0
    /// Calls an agent answered, counted where R16 says.
    public var answered: Int64 = 0
    /// Calls given up while waiting, counted where R17 says; without the short ones.
    public var abandoned: Int64 = 0
    /// Calls given up sooner than the queue's `short_abandon`.
    public var abandonedShort: Int64 = 0
    /// Calls given up while a telephone rang for this queue.
    public var abandonedRinging: Int64 = 0
    /// Overflow steps carried out because of the position.
    public var overflowedQueue: Int64 = 0
    /// Overflow steps carried out because of the waiting time.
    public var overflowedTime: Int64 = 0
    /// Overflow steps carried out because nobody was logged in, or ready.
    public var overflowedLogin: Int64 = 0
    /// Of all steps carried out, those that led to a queue.
    public var overflowedToQueue: Int64 = 0
    /// Answers to calls that had kept their place here while waiting elsewhere too.
    public var backflowed: Int64 = 0
    /// Memberships that came by overflow.
    public var inflowed: Int64 = 0
    /// Memberships that ended because the call ended or left elsewhere.
    public var dequeued: Int64 = 0
    /// Calls an agent did not answer, or refused.
    public var returnedFromAgent: Int64 = 0
    /// Calls that left for the default destination.
    public var toDefault: Int64 = 0
    /// Calls that left for an outside number, an extension or a mailbox.
    public var toExternal: Int64 = 0
    /// Callback offers made.
    public var offeredCallback: Int64 = 0
    /// Calls that ended because the caller asked to be called back.
    public var endedInIVR: Int64 = 0
    /// Callbacks that reached the caller.
    public var callbackAnswered: Int64 = 0
    /// Calls that moved to another queue.
    public var movedOut: Int64 = 0
    /// Calls refused by a step.
    public var refused: Int64 = 0
    /// Calls that came back from the default destination.
    public var returnedFromDefault: Int64 = 0
    /// Calls that came back from an outside number, an extension or a mailbox.
    public var returnedFromRoute: Int64 = 0
    /// Calls that came back from a queue where nobody answered.
    public var returnedFromQueue: Int64 = 0
    /// Steps to a queue in which the call still waited, so that it entered none.
    public var rejoined: Int64 = 0
    /// Steps not taken because every target had been visited.
    public var loopSuppressed: Int64 = 0
    /// Steps that found no target when they were due.
    public var overflowBlocked: Int64 = 0
    /// Answers within the queue's service level, counted from the entry into the queue.
    public var answeredInTime: Int64 = 0
    /// Abandoned calls that gave up within it.
    public var abandonedInTime: Int64 = 0
    /// How long waiting, ringing, talking and writing up took.
    public var times = CallTimes()

    /// Nothing yet.
    public init() {}
}
