import Routing

extension ACD {
    /// Takes the steps of a waiting call that are due in one of its queues: login, then position, then time, each in
    /// file order (R10); then the offer of a callback; and sets the timer of what comes next.
    mutating func takeSteps(of membership: Int32) {
        let call = memberships[membership].call
        guard memberships[membership].isActive, calls[call].state == .waiting else { return }
        if !calls[call].isCallback {
            let plan = plan(call, memberships[membership].queue)
            let hops = calls[call].queueHops
            if memberships[membership].cascades {
                for turn in 0...2 as ClosedRange<UInt8> where plan.turns & 1 << turn != 0 {
                    for step in 0..<plan.steps {
                        take(step, of: membership, in: turn, plan)
                        guard memberships[membership].isActive, calls[call].state == .waiting else { return }
                        // An agent of the queue it has come into goes before its further steps (R2).
                        if calls[call].queueHops != hops {
                            pendingSteps.append(membership)
                            return
                        }
                    }
                }
            }
            if memberships[membership].returnAt <= now {
                goBack(membership)
                return
            }
            offerCallback(membership, plan)
        }
        memberships[membership].isEntering = false
        setTimer(of: membership)
    }

    private mutating func take(_ step: Int32, of membership: Int32, in turn: UInt8, _ plan: QueuePlan) {
        let call = memberships[membership].call
        let step = (index: step, plan: settings[Int(calls[call].settings)].steps[Int(plan.firstStep + step)])
        let bit: UInt64 = 1 << UInt64(step.index)
        guard step.plan.trigger.turn == turn, memberships[membership].used & bit == 0 else { return }
        let wasBlocked = memberships[membership].blocked & bit != 0
        if wasBlocked, memberships[membership].retrying & bit == 0 { return }
        memberships[membership].retrying &= ~bit
        guard isDue(step.plan, for: membership, wasBlocked: wasBlocked) else {
            memberships[membership].blocked &= ~bit
            return
        }
        carryOut(step.index, step.plan, for: membership)
    }

    /// True if the step's trigger fires now. One that fired on entry and was blocked is still fired: positions are
    /// looked at on entry only.
    private mutating func isDue(_ step: StepPlan, for membership: Int32, wasBlocked: Bool) -> Bool {
        switch step.trigger {
        case .position:
            wasBlocked
                || memberships[membership].isEntering && isFull(memberships[membership].queue, step, for: membership)
        case .after, .noAgents, .noReady: dueTime(of: step, for: membership) <= now
        }
    }

    /// When the step is due if nothing changes, or the earliest time at which it has to be looked at again; `.max` for
    /// one that only a change can bring about.
    mutating func dueTime(of step: StepPlan, for membership: Int32) -> Int64 {
        let state = queues[memberships[membership].queue]
        switch step.trigger {
        case .position: return .max
        case .after:
            let since =
                step.sinceFirstQueued
                ? calls[memberships[membership].call].firstQueuedAt : memberships[membership].enteredAt
            return later(since, by: step.threshold)
        case .noAgents:
            guard state.loggedIn == 0 else { return .max }
            return state.unstaffedSince == .min ? now : later(state.unstaffedSince, by: step.threshold)
        case .noReady:
            // With somebody ready now, the time cannot be over sooner than this; it is looked at again then.
            return later(state.ready == 0 ? state.unreadySince : now, by: max(step.threshold, state.ready == 0 ? 0 : 1))
        }
    }

    /// True if a call that waits, or would wait, in `queue` has the step's number of calls ahead or more.
    mutating func isFull(_ queue: Int32, _ step: StepPlan, for membership: Int32) -> Bool {
        guard step.countsLength else { return Int64(callsAhead(of: membership, in: queue)) >= step.threshold }
        guard memberships[membership].queue == queue, memberships[membership].isPlaced else {
            return Int64(queues[queue].waiting) >= step.threshold
        }
        return Int64(queues[queue].waiting - 1) >= step.threshold
            && Int64(earlierEntries(than: membership)) >= step.threshold
    }

    /// How many calls wait in the queue of `membership` who came before: not those of the same instant behind it, whose own
    /// entry is looked at after its. O(1) where nobody has come since, as a rule.
    private func earlierEntries(than membership: Int32) -> Int {
        let queue = Int(memberships[membership].queue)
        let order = memberships[membership].entryOrder
        if order == nextEntry - 1 { return queues[queue].waiting - 1 }
        var earlier = 0
        for lane in queue * Lanes.perQueue..<(queue + 1) * Lanes.perQueue {
            lanes.forEach(in: lane, of: memberships) {
                if memberships[$0.membership].entryOrder < order { earlier += 1 }
            }
        }
        return earlier
    }

    private mutating func offerCallback(_ membership: Int32, _ plan: QueuePlan) {
        guard memberships[membership].nextOffer <= now else { return }
        let (call, queue) = (memberships[membership].call, memberships[membership].queue)
        if queues[queue].offersAreOpen {
            counters[Int(queue)].offeredCallback += 1
            book(line: calls[call].dnis) { $0.offeredCallback += 1 }
            calls[call].offeredBy = queue
            happened.append(.offersCallback(id(call), slot(queue)))
        }
        // One reserved for an agent may have missed several.
        var next = memberships[membership].nextOffer
        repeat { next = plan.offerEvery == .max ? .max : later(next, by: plan.offerEvery) } while next <= now
        memberships[membership].nextOffer = next
    }

    /// Sets the timer for the earliest of what is still to come.
    private mutating func setTimer(of membership: Int32) {
        let call = memberships[membership].call
        var earliest = min(memberships[membership].nextOffer, memberships[membership].returnAt)
        memberships[membership].timerStamp &+= 1
        guard !calls[call].isCallback else { return }
        if memberships[membership].cascades {
            let plan = plan(call, memberships[membership].queue)
            let over = memberships[membership].used | memberships[membership].blocked
            for step in 0..<plan.steps where over & (1 << UInt64(step)) == 0 {
                let step = settings[Int(calls[call].settings)].steps[Int(plan.firstStep + step)]
                earliest = min(earliest, dueTime(of: step, for: membership))
            }
        }
        guard earliest != .max else { return }
        stepTimers.push(
            Timer(
                time: max(now + 1, earliest), subject: membership, stamp: memberships[membership].timerStamp,
                kind: .steps))
    }
}
