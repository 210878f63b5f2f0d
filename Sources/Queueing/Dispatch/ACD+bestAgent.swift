import Routing

extension ACD {
    /// The best ready agent who may take the call (R5); -1 if there is none. O(queues of the call × levels) at most
    /// while the first in each list may take it.
    @inline(__always)
    func bestAgent(for call: Int32) -> Int32 {
        let kept = calls[call].reservedFor
        if kept >= 0 { return agents[kept].state == .ready && mayTake(kept, call) ? kept : -1 }
        var best: Int32 = -1
        var bestLevel = UInt8.max
        var index = calls[call].firstMembership
        while index >= 0 {
            if memberships[index].isActive { consider(memberships[index].queue, for: call, &best, &bestLevel) }
            index = memberships[index].next
        }
        return best
    }

    @inline(__always)
    private func consider(_ queue: Int32, for call: Int32, _ best: inout Int32, _ bestLevel: inout UInt8) {
        let levelsCount = options.dispatch.agent == .levelThenLongestIdle
        var levels = queues[queue].idle
        while levels != 0 {
            let list = queues[queue].firstList + Int32(levels.trailingZeroBitCount)
            levels &= levels - 1
            let level = levelsCount ? idleLists[list].level : 0
            if level > bestLevel { return }
            let agent = firstIdle(in: list, for: call)
            guard agent >= 0 else { continue }
            if best < 0 || level < bestLevel || isLongerIdle(agent, than: best) {
                best = agent
                bestLevel = level
            }
            if levelsCount { return }
        }
    }

    /// The one idle longest of those who may take the call; -1 if there is none.
    @inline(__always)
    private func firstIdle(in list: Int32, for call: Int32) -> Int32 {
        var skill = idleLists[list].first
        while skill >= 0, !mayTake(skills[skill].agent, call) { skill = skills[skill].next }
        return skill < 0 ? -1 : skills[skill].agent
    }

    /// The best level at which a ready agent may take the call in `queue`.
    @inline(__always)
    func bestIdleLevel(in queue: Int32, for call: Int32) -> UInt8? {
        var levels = queues[queue].idle
        while levels != 0 {
            let list = queues[queue].firstList + Int32(levels.trailingZeroBitCount)
            levels &= levels - 1
            if firstIdle(in: list, for: call) >= 0 { return idleLists[list].level }
        }
        return nil
    }
}
