import Routing

extension ACD {
    /// The call's stay in `queue`, past or present; -1 if it was never there. O(queues visited).
    @inline(__always)
    func membership(of call: Int32, in queue: Int32) -> Int32 {
        var index = calls[call].firstMembership
        while index >= 0, memberships[index].queue != queue { index = memberships[index].next }
        return index
    }

    /// Begins a stay in a queue. A new call is put into its lane when it finds no agent, as most do; one that comes from
    /// elsewhere at once, for others of the same instant have to count it.
    @discardableResult
    mutating func enter(_ call: Int32, _ queue: Int32, _ entry: Effect.Entry, cascades: Bool) -> Int32 {
        let index = stay(of: call, in: queue)
        memberships[index].enteredAt = now
        memberships[index].entryOrder = nextEntry
        nextEntry += 1
        memberships[index].isActive = true
        memberships[index].isEntering = true
        memberships[index].cascades = cascades
        memberships[index].returnAt = .max
        let plan = plan(call, queue)
        memberships[index].nextOffer = later(now, by: plan.offerAfter)
        switch entry {
        case .initial: counters[Int(queue)].offered += 1
        case .overflow:
            counters[Int(queue)].offered += 1
            counters[Int(queue)].inflowed += 1
        case .returned: break
        }
        happened.append(.entered(id(call), slot(queue), entry))
        if entry != .initial { place(index) }
        if plan.hasSteps { pendingSteps.append(index) }
        return index
    }

    /// A new membership at the end of the call's list, or the one of an earlier visit, moved to the end.
    @inline(__always)
    private mutating func stay(of call: Int32, in queue: Int32) -> Int32 {
        let known = calls[call].firstMembership < 0 ? -1 : membership(of: call, in: queue)
        if known >= 0 {
            detach(known, of: call)
            attach(known, to: call)
            return known
        }
        let fresh = Membership(call: call, queue: queue, stamp: 0, timerStamp: 0)
        let index = memberships.take(or: fresh)
        let (stamp, timerStamp) = (memberships[index].stamp, memberships[index].timerStamp)
        let isListed = memberships[index].isListed
        memberships[index] = fresh
        memberships[index].isListed = isListed
        memberships[index].stamp = stamp
        memberships[index].timerStamp = timerStamp
        attach(index, to: call)
        return index
    }

    @inline(__always)
    private mutating func attach(_ index: Int32, to call: Int32) {
        memberships[index].next = -1
        let last = calls[call].lastMembership
        if last < 0 { calls[call].firstMembership = index } else { memberships[last].next = index }
        calls[call].lastMembership = index
    }

    @inline(never)
    private mutating func detach(_ index: Int32, of call: Int32) {
        var before: Int32 = -1
        var each = calls[call].firstMembership
        while each != index { (before, each) = (each, memberships[each].next) }
        let after = memberships[index].next
        if before < 0 { calls[call].firstMembership = after } else { memberships[before].next = after }
        if after < 0 { calls[call].lastMembership = before }
    }

    /// Ends a stay, counted as `departure`.
    @inline(__always)
    mutating func leave(_ index: Int32, _ departure: Effect.Departure) {
        displace(index)
        memberships[index].isActive = false
        memberships[index].timerStamp &+= 1
        memberships[index].blocked = 0
        let queue = Int(memberships[index].queue)
        switch departure {
        case .answered: counters[queue].answered += 1
        case .abandoned: counters[queue].abandoned += 1
        case .abandonedShort: counters[queue].abandonedShort += 1
        case .abandonedRinging: counters[queue].abandonedRinging += 1
        case .dequeued: counters[queue].dequeued += 1
        case .moved: counters[queue].movedOut += 1
        case .endedInIVR: counters[queue].endedInIVR += 1
        case .toDefault: counters[queue].toDefault += 1
        case .toExternal: counters[queue].toExternal += 1
        case .refused: counters[queue].refused += 1
        case .taskDone: break
        }
        happened.append(.left(id(memberships[index].call), slot(memberships[index].queue), departure))
    }

    /// Ends all stays: that in `queue` as `departure`, the others as dequeued. A task has been counted out of its
    /// queues before.
    mutating func leaveAll(_ call: Int32, _ departure: Effect.Departure, on queue: Int32) {
        var index = calls[call].firstMembership
        while index >= 0 {
            let next = memberships[index].next
            if memberships[index].isActive {
                let isCounted = memberships[index].queue == queue
                leave(index, calls[call].isCallback ? .taskDone : isCounted ? departure : .dequeued)
            }
            index = next
        }
    }

    /// Puts the call into the lane of a queue it belongs to.
    @inline(__always)
    mutating func place(_ index: Int32) {
        guard memberships[index].isActive, !memberships[index].isPlaced else { return }
        memberships[index].isPlaced = true
        let (call, queue) = (memberships[index].call, memberships[index].queue)
        lanes.insert(place(of: index), into: lane(call, in: queue), of: memberships)
        queues[queue].lanes |= 1 &<< UInt32(truncatingIfNeeded: laneBit(call))
        queues[queue].waiting += 1
    }

    /// Takes the call out of the lane.
    @inline(__always)
    mutating func displace(_ index: Int32) {
        guard memberships[index].isPlaced else { return }
        memberships[index].isPlaced = false
        memberships[index].stamp &+= 1
        let (call, queue) = (memberships[index].call, memberships[index].queue)
        let isEmpty = lanes.leave(lane(call, in: queue))
        if isEmpty { queues[queue].lanes &= ~(1 &<< UInt32(truncatingIfNeeded: laneBit(call))) }
        queues[queue].waiting -= 1
        noteChange(of: queue)
    }

    @inline(__always)
    func place(of index: Int32) -> Place {
        let call = memberships[index].call
        return Place(
            firstQueued: calls[call].firstQueuedAt, sequence: calls[call].sequence, membership: index,
            stamp: memberships[index].stamp)
    }

    /// Places the call in all its queues.
    @inline(__always)
    mutating func placeAll(_ call: Int32) {
        var index = calls[call].firstMembership
        while index >= 0 {
            place(index)
            index = memberships[index].next
        }
    }

    /// Takes the call out of all lanes.
    @inline(__always)
    mutating func displaceAll(_ call: Int32) {
        var index = calls[call].firstMembership
        while index >= 0 {
            displace(index)
            index = memberships[index].next
        }
    }

    /// R17: the initial queue if the call still waits there, else the one entered last.
    @inline(__always)
    func countingQueue(of call: Int32) -> Int32 {
        var index = calls[call].firstMembership
        var newest: Int32 = -1
        while index >= 0 {
            if memberships[index].isActive {
                newest = memberships[index].queue
                if newest == calls[call].initialQueue { return newest }
            }
            index = memberships[index].next
        }
        return newest
    }
}
