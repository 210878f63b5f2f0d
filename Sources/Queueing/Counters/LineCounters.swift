/// What has happened to the calls of a dialled number (DNIS), or to all calls.
public struct LineCounters: Sendable, Hashable, BitwiseCopyable {
    /// Calls that came in.
    public var offered: Int64 = 0
    /// Calls that entered a queue.
    public var queued: Int64 = 0
    /// Calls an agent answered.
    public var answered: Int64 = 0
    /// Of these, calls that were routed to the agent without a queue.
    public var answeredDirectly: Int64 = 0
    /// Calls given up while waiting, without the short ones.
    public var abandoned: Int64 = 0
    /// Calls given up sooner than the queue's `short_abandon`.
    public var abandonedShort: Int64 = 0
    /// Calls given up while a telephone rang.
    public var abandonedRinging: Int64 = 0
    /// Of these, calls that rang without a queue.
    public var abandonedRingingDirectly: Int64 = 0
    /// Calls given up before a destination was found.
    public var abandonedRouting: Int64 = 0
    /// How often calls left for the default destination: one that comes back and leaves again counts twice, as it does
    /// in its queue. Being tried again there is no leaving.
    public var toDefault: Int64 = 0
    /// Callback offers made.
    public var offeredCallback: Int64 = 0
    /// Calls that ended because the caller asked to be called back.
    public var endedInIVR: Int64 = 0
    /// Callbacks that reached the caller.
    public var callbackAnswered: Int64 = 0
    /// Ended calls by end type: talked.
    public var endedTalked: Int64 = 0
    /// Ended calls by end type: left the queues and did not come back.
    public var endedTransferred: Int64 = 0
    /// Ended calls by end type: refused, or ended by a script.
    public var endedRouting: Int64 = 0
    /// How long waiting, ringing, talking and writing up took.
    public var times = CallTimes()

    /// Nothing yet.
    public init() {}

    /// Calls that have ended, however.
    public var ended: Int64 {
        endedTalked + abandoned + abandonedShort + abandonedRinging + abandonedRouting + endedTransferred + endedInIVR
            + endedRouting
    }

    mutating func add(_ other: Self) {
        offered += other.offered
        queued += other.queued
        answered += other.answered
        answeredDirectly += other.answeredDirectly
        abandoned += other.abandoned
        abandonedShort += other.abandonedShort
        abandonedRinging += other.abandonedRinging
        abandonedRingingDirectly += other.abandonedRingingDirectly
        abandonedRouting += other.abandonedRouting
        toDefault += other.toDefault
        offeredCallback += other.offeredCallback
        endedInIVR += other.endedInIVR
        callbackAnswered += other.callbackAnswered
        endedTalked += other.endedTalked
        endedTransferred += other.endedTransferred
        endedRouting += other.endedRouting
        times.add(other.times)
    }
}
