public import Routing

extension ACD {
    /// The wait to announce to a call, in milliseconds (§8): its position times the mean handling time of its queue,
    /// shared among those logged in there; the least of its queues. Nil is "unknown": the call does not wait, nobody
    /// is logged in, or the queue has handled no call yet.
    ///
    /// What a call was told never rises: mean and staff are those of its first question, and a position lost to more
    /// urgent callers is passed over in silence. O(queues visited × position query).
    public mutating func expectedWait(of call: CallID) -> Int64? {
        guard let index = open(call), calls[index].state == .waiting else { return nil }
        var least: Int64?
        var each = calls[index].firstMembership
        while each >= 0 {
            if memberships[each].isActive, let wait = announce(each) { least = min(least ?? wait, wait) }
            each = memberships[each].next
        }
        return least
    }

    /// The call's position in `queue`, 1 next; nil if it does not wait there.
    public func position(of call: CallID, in queue: Slot<Queue>) -> Int? {
        guard let index = open(call), calls[index].state == .waiting else { return nil }
        let membership = membership(of: index, in: Int32(queue.index))
        guard membership >= 0, memberships[membership].isActive else { return nil }
        return callsAhead(of: membership, in: Int32(queue.index)) + 1
    }

    private mutating func announce(_ membership: Int32) -> Int64? {
        let queue = memberships[membership].queue
        guard queues[queue].loggedIn > 0 else { return nil }
        if memberships[membership].frozenHandleTime < 0 {
            guard let mean = meanHandleTime(of: queue) else { return nil }
            memberships[membership].frozenHandleTime = mean
            memberships[membership].frozenStaff = Int64(queues[queue].loggedIn)
        }
        let staff = memberships[membership].frozenStaff
        let position = Int64(callsAhead(of: membership, in: queue) + 1)
        let wait = (position + staff - 1) / staff * memberships[membership].frozenHandleTime
        memberships[membership].announced = min(memberships[membership].announced, wait)
        return memberships[membership].announced
    }

    /// Talking and writing up, a call; nil before the first.
    private func meanHandleTime(of queue: Int32) -> Int64? {
        let counters = counters[Int(queue)]
        guard counters.times.talk.count > 0 else { return nil }
        return (counters.times.talk.sum + counters.times.wrapUp.sum) / counters.times.talk.count
    }
}
