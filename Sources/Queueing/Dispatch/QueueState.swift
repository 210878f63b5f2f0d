import Routing

/// What changes of a queue, and the settings that hold for all who wait in it, whatever version they queued under.
struct QueueState: BitwiseCopyable, Sendable {
    /// Lanes in which somebody waits, one bit each; the lowest is the most urgent.
    var lanes: UInt32 = 0
    var waiting = 0
    var loggedIn: Int32 = 0
    var ready: Int32 = 0
    /// Levels at which somebody is idle, one bit for each of the queue's lists.
    var idle: UInt128 = 0
    var firstList: Int32 = 0
    var lists: Int32 = 0
    var isActive: Bool
    /// One of the hours' windows is open, or there is none.
    var isOpen = true
    /// Callbacks are offered at this time.
    var offersAreOpen = true
    /// A blocked step waits for a change of this queue.
    var isWatched = false
    /// When, in changes of targets, this queue changed last.
    var changedAt: UInt64 = 0
    /// The last agent left at this instant.
    var hasLostAgents = false
    /// Since when nobody is logged in; `.min` if nobody ever was.
    var unstaffedSince = Int64.min
    var unreadySince: Int64
    var ring: Int64 = 0
    /// The priority of a call that has none of its own.
    var standard: UInt8 = 5
    /// 0 without aging.
    var agingStep: Int64 = 0
    var agingFloor: UInt8 = 9

    init(isActive: Bool, at time: Int64) {
        self.isActive = isActive
        unreadySince = time
    }

    mutating func adopt(_ queue: Queue) {
        isActive = queue.isActive
        ring = queue.waiting.ring
        standard = UInt8(queue.defaultPriority.level)
        agingStep = queue.waiting.aging?.step ?? 0
        agingFloor = UInt8(queue.waiting.aging?.floor.level ?? 9)
    }

    /// R7: what waiting has made of `base`.
    @inline(__always)
    func effective(_ base: Int, waitedFor wait: Int64) -> Int {
        guard agingStep > 0, base > Int(agingFloor) else { return base }
        return max(Int(agingFloor), base - Int(min(8, max(0, wait) / agingStep)))
    }
}
