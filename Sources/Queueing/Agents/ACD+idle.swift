extension ACD {
    /// Enters an agent who became ready into the lists of the idle: O(skills) where nobody idle for a shorter time
    /// stands before, as after a call.
    @inline(__always)
    mutating func beReady(_ agent: Int32) {
        agents[agent].state = .ready
        agents[agent].call = -1
        let first = agents[agent].firstSkill
        for skill in first..<first + agents[agent].skills { link(skill) }
        if !agents[agent].isFreed {
            agents[agent].isFreed = true
            freedAgents.append(agent)
        }
    }

    /// Takes an agent out of the lists of the idle. O(skills).
    @inline(__always)
    mutating func leaveIdle(_ agent: Int32) {
        let first = agents[agent].firstSkill
        for skill in first..<first + agents[agent].skills { unlink(skill) }
    }

    @inline(__always)
    private mutating func link(_ skill: Int32) {
        let list = skills[skill].list
        let queue = skills[skill].queue
        queues[queue].ready += 1
        noteChange(of: queue)
        var before = idleLists[list].last
        // An agent whose call was given up while it rang had been idle longest, as a rule.
        if before >= 0, !standsBefore(before, skill), standsBefore(skill, idleLists[list].first) { before = -1 }
        while before >= 0, !standsBefore(before, skill) { before = skills[before].previous }
        let after = before < 0 ? idleLists[list].first : skills[before].next
        if before < 0, after < 0 { queues[queue].idle |= bit(of: list, in: queue) }
        skills[skill].previous = before
        skills[skill].next = after
        if before < 0 { idleLists[list].first = skill } else { skills[before].next = skill }
        if after < 0 { idleLists[list].last = skill } else { skills[after].previous = skill }
    }

    @inline(__always)
    private mutating func unlink(_ skill: Int32) {
        let list = skills[skill].list
        let queue = skills[skill].queue
        let (before, after) = (skills[skill].previous, skills[skill].next)
        if before < 0 { idleLists[list].first = after } else { skills[before].next = after }
        if after < 0 { idleLists[list].last = before } else { skills[after].previous = before }
        if before < 0, after < 0 { queues[queue].idle &= ~bit(of: list, in: queue) }
        queues[queue].ready -= 1
        if queues[queue].ready == 0 { queues[queue].unreadySince = now }
    }

    @inline(__always)
    private func bit(of list: Int32, in queue: Int32) -> UInt128 {
        1 &<< UInt128(truncatingIfNeeded: list - queues[queue].firstList)
    }

    /// True if the agent of one skill has been idle longer than that of the other (R5).
    @inline(__always)
    private func standsBefore(_ left: Int32, _ right: Int32) -> Bool {
        isLongerIdle(skills[left].agent, than: skills[right].agent)
    }

    @inline(__always)
    func isLongerIdle(_ left: Int32, than right: Int32) -> Bool {
        let (a, b) = (agents[left].idleSince, agents[right].idleSince)
        return a != b ? a < b : left < right
    }
}
