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
        if pendingSteps.count == 1 {
            let membership = pendingSteps.removeLast()
            if isWaiting(membership) { takeSteps(of: membership) }
            return
        }
        orderDue()
        pendingSteps.removeAll()
        for index in 0..<dueSteps.count {
            let due = dueSteps[index]
            if calls[memberships[due.membership].call].queueHops == due.hops {
                takeSteps(of: due.membership)
            } else {
                pendingSteps.append(due.membership)
            }
        }
    }

    /// The memberships to look at, each once, in order.
    private mutating func orderDue() {
        dueSteps.removeAll()
        for index in 0..<pendingSteps.count {
            let membership = pendingSteps[index]
            guard isWaiting(membership) else { continue }
            let call = memberships[membership].call
            dueSteps.append(
                DueStep(
                    sequence: calls[call].sequence, position: position(of: membership), membership: membership,
                    hops: calls[call].queueHops))
        }
        guard dueSteps.count > 1 else { return }
        dueSteps.sort { ($0.sequence, $0.position) < ($1.sequence, $1.position) }
        var kept = 1
        for index in 1..<dueSteps.count where dueSteps[index].membership != dueSteps[kept - 1].membership {
            dueSteps[kept] = dueSteps[index]
            kept += 1
        }
        dueSteps.truncate(to: kept)
    }

    /// Whether the call still waits in the queue. Whom a telephone rings for at once has entered, and does so no more if
    /// nobody answers (R10).
    private mutating func isWaiting(_ membership: Int32) -> Bool {
        if memberships[membership].isActive, calls[memberships[membership].call].state == .waiting { return true }
        memberships[membership].isEntering = false
        return false
    }

    private mutating func position(of membership: Int32) -> Int {
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
            guard memberships[membership].isActive, memberships[membership].blocked != 0 else {
                memberships[membership].isListed = false
                continue
            }
            blockedMemberships[kept] = membership
            kept += 1
            let retrying = stepsToRetry(of: membership)
            guard retrying != 0 else { continue }
            memberships[membership].retrying |= retrying
            pendingSteps.append(membership)
        }
        blockedMemberships.truncate(to: kept)
        if kept == 0 { for queue in 0..<queues.count { queues[queue].isWatched = false } }
    }

    /// The blocked steps of which a target has changed since.
    private mutating func stepsToRetry(of membership: Int32) -> UInt64 {
        let call = memberships[membership].call
        let version = Int(calls[call].settings)
        let plan = plan(call, memberships[membership].queue)
        var retrying: UInt64 = 0
        var blocked = memberships[membership].blocked
        while blocked != 0 {
            let bit = blocked.trailingZeroBitCount
            blocked &= blocked - 1
            let step = settings[version].steps[Int(plan.firstStep) + bit]
            for target in step.firstTarget..<step.firstTarget + step.targets
            where queues[settings[version].targets[Int(target)]].changedAt > memberships[membership].blockedAt {
                retrying |= 1 << UInt64(bit)
            }
        }
        return retrying
    }

    /// A queue accepts calls that it did not accept before, perhaps.
    @inline(__always)
    mutating func noteChange(of queue: Int32) {
        guard queues[queue].isWatched else { return }
        hasChangedTarget = true
        targetChanges += 1
        queues[queue].changedAt = targetChanges
    }

    /// All of a call's queues are looked at after the next dispatch: it was reserved, and what came due waits (R11), or
    /// it goes before others now, so that a target may accept it that did not.
    mutating func resumeSteps(of call: Int32) {
        var index = calls[call].firstMembership
        while index >= 0 {
            let isTimed = memberships[index].returnAt != .max
            if memberships[index].isActive, isTimed || plan(call, memberships[index].queue).hasSteps {
                memberships[index].retrying = memberships[index].blocked
                pendingSteps.append(index)
            }
            index = memberships[index].next
        }
    }
}

/// A membership whose steps are to be looked at, and its place among others of the instant.
struct DueStep: BitwiseCopyable, Sendable {
    let sequence: Int64
    let position: Int
    let membership: Int32
    /// The call's hops: when it has had another, an agent there comes before any further step (R2).
    let hops: UInt8
}

extension Pool<Membership> {
    func isValid(_ timer: Timer<StepTimer>) -> Bool { self[timer.subject].timerStamp == timer.stamp }
}
