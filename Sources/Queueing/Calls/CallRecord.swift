/// All that the ACD keeps of a call.
struct CallRecord: BitwiseCopyable, Sendable {
    static let never = Int64.min
    static let nobody: Int32 = -1

    var version: UInt32
    /// Changed when a timer of the call becomes void.
    var stamp: UInt32 = 0
    var sequence: Int64
    var dnis: Int32
    var arrivedAt: Int64
    var firstQueuedAt = Self.never
    var ringingSince = Self.never
    var answeredAt = Self.never
    var transferredAt = Self.never
    var endedAt = Self.never
    /// When the caller hung up to be called back, and was reached.
    var legEndedAt = Self.never
    var reachedAt = Self.never

    /// The first and the last queue in order of entry; -1 for none.
    var firstMembership: Int32 = -1
    var lastMembership: Int32 = -1
    var initialQueue: Int32 = -1
    var handledQueue: Int32 = -1
    /// The queue that offered a callback last; -1 if none did.
    var offeredBy: Int32 = -1
    /// The agent at whom it rings or who talks.
    var agent = Self.nobody
    /// The settings it queued under.
    var settings: Int32 = 0

    var base: UInt8 = 5
    var state = CallState.routing
    /// An agent did not answer: ahead of its equals (R18).
    var isReturned = false
    /// It waits in more than the queue it began in, or has.
    var hasExpanded = false
    /// The caller hung up to be called back (R20).
    var isCallback = false
    /// Reserved or refused by somebody, so that not every agent may take it.
    var isRestricted = false
    var queueHops: UInt8 = 0
    var agentHops: UInt8 = 0
    var endType = EndType.talked
    var callbackResult: EndType?

    /// R29: the agent for whom it is kept, and the next call kept for the same one.
    var reservedFor = Self.nobody
    var nextReserved: Int32 = -1
    /// R18: the first of the agents who did not answer it.
    var firstExclusion: Int32 = -1
    /// The queue and step by which it left for the outside; -1 if its route did that.
    var transferQueue: Int32 = -1
    var transferStep: Int32 = -1
    /// That step led to the default destination.
    var transferWasDefault = false
}

/// An agent who did not answer a call, and until when the call is not offered to that agent again (R18).
struct Exclusion: BitwiseCopyable, Sendable {
    var agent: Int32
    var until: Int64
    /// What the agent's count of own readiness was: having set Ready since ends the exclusion.
    var readiness: UInt32
    var next: Int32
}
