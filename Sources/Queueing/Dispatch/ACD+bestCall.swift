import Routing

extension ACD {
    /// The most urgent call that `agent` may take, over all memberships in queues the agent serves (R4).
    ///
    /// O(queues served) while the heads of the lanes may be taken; a call that may not be is passed over, which looks
    /// through its lane.
    @inline(__always)
    mutating func bestCall(for agent: Int32) -> Candidate {
        var best = Candidate.none
        let first = agents[agent].firstSkill
        for skill in first..<first + agents[agent].skills {
            let queue = skills[skill].queue
            guard queues[queue].lanes != 0 else { continue }
            consider(queue, at: skills[skill].level, for: agent, &best)
        }
        if agents[agent].firstReserved >= 0 { considerReserved(agent, &best) }
        return best
    }

    @inline(__always)
    private mutating func consider(_ queue: Int32, at level: UInt8, for agent: Int32, _ best: inout Candidate) {
        // The first lane with a call for the agent has the best, unless waiting turns the order of lanes.
        if options.dispatch.call != .longestWait, queues[queue].agingStep == 0 {
            considerInOrder(queue, at: level, for: agent, &best)
        } else {
            considerAll(queue, at: level, for: agent, &best)
        }
    }

    @inline(__always)
    private mutating func considerInOrder(_ queue: Int32, at level: UInt8, for agent: Int32, _ best: inout Candidate) {
        var lanesLeft = queues[queue].lanes
        while lanesLeft != 0 {
            let bit = lanesLeft.trailingZeroBitCount
            lanesLeft &= lanesLeft - 1
            // The rank is that of the lane, and known before any of its calls is looked at.
            let rank = rank(lane: bit, level: level, in: queue, since: now)
            if best.key.rank < rank { return }
            guard let place = place(in: Int(queue) * Lanes.perQueue + bit, for: agent) else { continue }
            best.take(place, rank: rank, of: memberships)
            return
        }
    }

    @inline(never)
    private mutating func considerAll(_ queue: Int32, at level: UInt8, for agent: Int32, _ best: inout Candidate) {
        var lanesLeft = queues[queue].lanes
        while lanesLeft != 0 {
            let bit = lanesLeft.trailingZeroBitCount
            lanesLeft &= lanesLeft - 1
            guard let place = place(in: Int(queue) * Lanes.perQueue + bit, for: agent) else { continue }
            let rank = rank(lane: bit, level: level, in: queue, since: place.firstQueued)
            best.take(place, rank: rank, of: memberships)
        }
    }

    /// The first place of a lane whose call the agent may take.
    @inline(__always)
    private mutating func place(in lane: Int, for agent: Int32) -> Place? {
        guard let place = lanes.first(in: lane, of: memberships) else { return nil }
        return mayTake(agent, memberships[place.membership].call) ? place : firstPlace(in: lane, for: agent)
    }

    @inline(__always)
    private func rank(lane bit: Int, level: UInt8, in queue: Int32, since firstQueued: Int64) -> Int {
        rank(base: bit / 2 + 1, isOther: bit & 1, level: level, in: queue, since: firstQueued)
    }

    /// Level, effective priority, returned before others: as far as the rule looks at them.
    @inline(__always)
    func rank(base: Int, isOther: Int, level: UInt8, in queue: Int32, since firstQueued: Int64) -> Int {
        switch options.dispatch.call {
        case .longestWait: return isOther
        case .priorityThenLongestWait:
            return queues[queue].effective(base, waitedFor: now - firstQueued) * 2 + isOther
        case .levelFirst:
            return Int(level) * 32 + queues[queue].effective(base, waitedFor: now - firstQueued) * 2 + isOther
        }
    }

    @inline(never)
    private mutating func firstPlace(in lane: Int, for agent: Int32) -> Place? {
        var best: Place?
        lanes.forEach(in: lane, of: memberships) { place in
            guard mayTake(agent, memberships[place.membership].call) else { return }
            if best.map({ place < $0 }) ?? true { best = place }
        }
        return best
    }

    /// Calls kept for the agent, in whatever queue (R29).
    @inline(never)
    private mutating func considerReserved(_ agent: Int32, _ best: inout Candidate) {
        var call = agents[agent].firstReserved
        while call >= 0 {
            if calls[call].state == .waiting, mayTake(agent, call), let key = key(of: call, for: agent),
                key < best.key
            {
                best = Candidate(call: call, key: key)
            }
            call = calls[call].nextReserved
        }
    }

    /// How urgent the call is to the agent: by the membership in which it is most so. A queue the agent does not
    /// serve counts as served worst.
    func key(of call: Int32, for agent: Int32) -> CallKey? {
        bestKey(of: call) { acd, queue in acd.level(of: agent, in: queue) ?? 99 }
    }

    /// How urgent the call is to the ready agent to whom it is most so; nil if none may take it.
    func bestKey(of call: Int32) -> CallKey? {
        let kept = calls[call].reservedFor
        if kept >= 0 {
            return agents[kept].state == .ready && mayTake(kept, call) ? key(of: call, for: kept) : nil
        }
        return bestKey(of: call) { acd, queue in acd.bestIdleLevel(in: queue, for: call) }
    }

    private func bestKey(of call: Int32, level: (borrowing ACD, Int32) -> UInt8?) -> CallKey? {
        var best: CallKey?
        var index = calls[call].firstMembership
        while index >= 0 {
            let queue = memberships[index].queue
            if memberships[index].isActive, let level = level(self, queue) {
                let key = CallKey(
                    rank: rank(
                        base: Int(calls[call].base), isOther: calls[call].isReturned ? 0 : 1, level: level, in: queue,
                        since: calls[call].firstQueuedAt),
                    firstQueued: calls[call].firstQueuedAt, sequence: calls[call].sequence)
                if best.map({ key < $0 }) ?? true { best = key }
            }
            index = memberships[index].next
        }
        return best
    }
}
