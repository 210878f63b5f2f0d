import Routing

extension ACD {
    /// Looks at what is due of calls that still wait after dispatch (R2, R10): by call in order of arrival, then by
    /// queue in order of entry. Returns true if there is more to do at this instant.
    @inline(__always)
    mutating func runSteps() -> Bool {
        if pendingSteps.isEmpty, stepTimers.earliest > now, !hasLostAgents, !hasChangedTarget { return false }
        runDueSteps()
        return true
    }

    private mutating func runDueSteps() {
        collectTimers()
        if hasLostAgents { collectUnstaffed() }
        if hasChangedTarget { collectBlocked() }
        let due = dueInOrder()
        pendingSteps.removeAll()
        for membership in due { takeSteps(of: membership) }
    }

    /// The memberships to look at, each once.
    private func dueInOrder() -> [Int32] {
        var due: [(sequence: Int64, position: Int, membership: Int32)] = []
        for index in 0..<pendingSteps.count {
            let membership = pendingSteps[index]
            let call = memberships[membership].call
            guard memberships[membership].isActive, calls[call].state == .waiting else { continue }
            due.append((calls[call].sequence, position(of: membership), membership))
        }
        if due.count > 1 { due.sort { ($0.sequence, $0.position) < ($1.sequence, $1.position) } }
        var last: Int32 = -1
        return due.compactMap { each in
            defer { last = each.membership }
            return each.membership == last ? nil : each.membership
        }
    }

    private func position(of membership: Int32) -> Int {
        var index = calls[memberships[membership].call].firstMembership
        var position = 0
        while index != membership { (index, position) = (memberships[index].next, position + 1) }
        return position
    }

    private mutating func collectTimers() {
        while stepTimers.earliest <= now {
            let timer = stepTimers.pop()
            if memberships[timer.subject].timerStamp == timer.stamp { pendingSteps.append(timer.subject) }
        }
    }

    mutating func dropVoidStepTimers() {
        while stepTimers.count > 0, !memberships.isValid(stepTimers.first) { _ = stepTimers.pop() }
    }

    /// Calls in queues that the last agent left at this instant.
    private mutating func collectUnstaffed() {
        hasLostAgents = false
        for queue in 0..<queues.count where queues[queue].hasLostAgents {
            queues[queue].hasLostAgents = false
            guard queues[queue].loggedIn == 0 else { continue }
            for lane in queue * Lanes.perQueue..<(queue + 1) * Lanes.perQueue {
                lanes.forEach(in: lane, of: memberships) { pendingSteps.append($0.membership) }
            }
        }
    }

    /// Calls with a step that found no target: one has changed, so the step is tried again (R12).
    private mutating func collectBlocked() {
        hasChangedTarget = false
        var kept = 0
        for index in 0..<blockedMemberships.count {
            let membership = blockedMemberships[index]
            guard memberships[membership].isActive, memberships[membership].blocked != 0 else { continue }
            blockedMemberships[kept] = membership
            kept += 1
            memberships[membership].isRetrying = true
            pendingSteps.append(membership)
        }
        blockedMemberships.truncate(to: kept)
        if kept == 0 { for queue in 0..<queues.count { queues[queue].isWatched = false } }
    }

    /// A queue accepts calls that it did not accept before, perhaps.
    @inline(__always)
    mutating func noteChange(of queue: Int32) {
        if queues[queue].isWatched { hasChangedTarget = true }
    }

    /// All of a call's queues are looked at after the next dispatch: it was reserved, and what came due waits (R11).
    mutating func resumeSteps(of call: Int32) {
        var index = calls[call].firstMembership
        while index >= 0 {
            if memberships[index].isActive, plan(call, memberships[index].queue).hasSteps {
                pendingSteps.append(index)
            }
            index = memberships[index].next
        }
    }
}

extension Pool<Membership> {
    func isValid(_ timer: Timer<StepTimer>) -> Bool { self[timer.subject].timerStamp == timer.stamp }
}
