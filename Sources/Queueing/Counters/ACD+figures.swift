public import Routing

extension ACD {
    /// What has happened in `queue` since the ACD began.
    public func counters(of queue: Slot<Queue>) -> QueueCounters { counters[queue.index] }

    /// What has happened to the calls of the number at `dnis`.
    public func counters(ofLine dnis: Int) -> LineCounters { lines[dnis + 1] }

    /// What has happened to all calls. O(lines).
    public var totals: LineCounters {
        var sum = LineCounters()
        for line in 0..<lines.count { sum.add(lines[line]) }
        return sum
    }

    /// Calls that wait in `queue` now; those reserved for an agent whose telephone rings do not.
    public func waiting(in queue: Slot<Queue>) -> Int { queues[queue.index].waiting }

    /// Agents of `queue` who are logged in, whatever they do.
    public func loggedIn(in queue: Slot<Queue>) -> Int { Int(queues[queue.index].loggedIn) }

    /// Agents of `queue` who could take a call now.
    public func ready(in queue: Slot<Queue>) -> Int { Int(queues[queue.index].ready) }

    /// How long the call has waited that waits longest in `queue` now, in milliseconds; 0 if none does.
    ///
    /// It is counted from the entry into the queue, or with `sinceFirstQueued` from the call's first queue. O(n) in
    /// the calls of the queue.
    public func longestWait(in queue: Slot<Queue>, sinceFirstQueued: Bool = false) -> Int64 {
        var oldest = now
        for lane in queue.index * Lanes.perQueue..<(queue.index + 1) * Lanes.perQueue {
            lanes.forEach(in: lane, of: memberships) { place in
                let since = sinceFirstQueued ? place.firstQueued : memberships[place.membership].enteredAt
                oldest = min(oldest, since)
            }
        }
        return now - oldest
    }

    /// Open calls, and tasks of callbacks.
    public var openCalls: Int { calls.count - closedCalls.count }
}
