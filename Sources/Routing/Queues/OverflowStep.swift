/// One way out of a queue: when, where to, and how. A call takes each step at most once (R9-R16).
public struct OverflowStep: Sendable, Hashable {
    /// When the step is due. Durations are milliseconds.
    public enum Trigger: Sendable, Hashable {
        /// The call has waited so long.
        case after(Int64, since: Clock)
        /// On entry, so many calls or more are ahead; with an eviction another call goes instead of the newcomer.
        case position(Int, measure: Measure, evict: Eviction?)
        /// Nobody has been logged in for so long.
        case noAgents(grace: Int64)
        /// Nobody has been ready for so long.
        case noReady(Int64)
    }

    /// What a wait is counted from.
    public enum Clock: Sendable, Hashable {
        /// The entry into this queue.
        case entry
        /// The first entry into any queue.
        case firstQueued
    }

    /// What a position counts.
    public enum Measure: Sendable, Hashable {
        /// The calls ahead in the order of dispatch.
        case rank
        /// All calls that wait.
        case length
    }

    /// Which of the calls already waiting goes instead of the newcomer.
    public enum Eviction: Sendable, Hashable {
        /// The one that entered the queue last.
        case newest
        /// The one that has waited longest since it was first queued.
        case longest
    }

    /// Where the call goes.
    public enum Target: Sendable, Hashable {
        /// To the first of these queues that accepts it.
        case queues([Slot<Queue>])
        /// To an outside number.
        case external(String)
        /// To an extension of the switch.
        case `extension`(String)
        /// To the default destination of the rule set (R19).
        case `default`
        /// To a voice mailbox.
        case voicemail(String)
        /// The call is refused.
        case busy
    }

    /// When.
    public let trigger: Trigger
    /// Where to.
    public let target: Target
    /// The call goes on waiting here as well (search expansion). Of queues only.
    public let keepsPlace: Bool
    /// The call's new base priority; nil keeps it (R8).
    public let priority: Priority?
    /// A queue in which nobody is logged in accepts, too.
    public let acceptsUnstaffed: Bool
    /// A queue visited before accepts, too; where the call still waits in it, the call only leaves this one (R13).
    public let revisits: Bool
    /// The steps of the target are taken in their turn.
    public let cascades: Bool
    /// Milliseconds after which a call not answered there comes back; nil leaves it there.
    public let returnAfter: Int64?

    /// A step; the defaults are those of the rule-file format.
    public init(
        _ trigger: Trigger, to target: Target, keepsPlace: Bool = false, priority: Priority? = nil,
        acceptsUnstaffed: Bool = false, revisits: Bool = false, cascades: Bool = true, returnAfter: Int64? = nil
    ) {
        self.trigger = trigger
        self.target = target
        self.keepsPlace = keepsPlace
        self.priority = priority
        self.acceptsUnstaffed = acceptsUnstaffed
        self.revisits = revisits
        self.cascades = cascades
        self.returnAfter = returnAfter
    }
}
