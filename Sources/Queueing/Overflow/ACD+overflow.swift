import Routing

extension ACD {
    /// Carries out a step that is due, or says why not (R12, R13).
    mutating func carryOut(_ step: Int32, _ plan: StepPlan, for membership: Int32) {
        if plan.trigger == .position, plan.eviction != .none {
            let other = evicted(from: memberships[membership].queue, instead: membership, plan.eviction)
            if other >= 0, memberships[other].used & (1 << UInt64(step)) == 0, memberships[other].cascades,
                calls[memberships[other].call].settings == calls[memberships[membership].call].settings,
                leads(plan, from: other)
            {
                perform(step, plan, for: other)
                // The newcomer has its place, and no claim to another eviction later.
                memberships[membership].blocked &= ~(1 << UInt64(step))
                return
            }
        }
        perform(step, plan, for: membership)
    }

    private mutating func leads(_ plan: StepPlan, from membership: Int32) -> Bool {
        guard plan.target == .queues else { return true }
        if case .queue = destination(of: plan, for: membership) { return true }
        return false
    }

    private mutating func perform(_ step: Int32, _ plan: StepPlan, for membership: Int32) {
        let (call, queue) = (memberships[membership].call, memberships[membership].queue)
        let bit: UInt64 = 1 << UInt64(step)
        switch plan.target {
        case .queues:
            switch destination(of: plan, for: membership) {
            case .queue(let target):
                finishStep(bit, plan, membership)
                happened.append(.overflowed(id(call), slot(queue), step: Int(step), to: slot(target)))
                overflow(membership, to: target, plan)
            case .none(let obstacle): block(step, plan, membership, obstacle)
            }
        case .outside, .fallback, .busy:
            finishStep(bit, plan, membership)
            happened.append(.overflowed(id(call), slot(queue), step: Int(step), to: nil))
            if plan.target == .busy {
                leaveAll(call, .refused, on: queue)
                calls[call].handledQueue = queue
                close(call, .endedRouting)
            } else {
                goOutside(call, from: queue, step: step, plan)
            }
        }
    }

    private mutating func finishStep(_ bit: UInt64, _ plan: StepPlan, _ membership: Int32) {
        let queue = Int(memberships[membership].queue)
        memberships[membership].used |= bit
        memberships[membership].blocked &= ~bit
        switch plan.trigger {
        case .after: counters[queue].overflowedTime += 1
        case .position: counters[queue].overflowedQueue += 1
        case .noAgents, .noReady: counters[queue].overflowedLogin += 1
        }
        if plan.priority > 0 { rebase(memberships[membership].call, to: plan.priority) }
    }

    private mutating func overflow(_ source: Int32, to target: Int32, _ plan: StepPlan) {
        let (call, queue) = (memberships[source].call, memberships[source].queue)
        counters[Int(queue)].overflowedToQueue += 1
        let known = membership(of: call, in: target)
        if known >= 0, memberships[known].isActive {
            counters[Int(queue)].rejoined += 1
            leave(source, .moved)
            return
        }
        if !plan.keepsPlace {
            leave(source, .moved)
        } else if queue == calls[call].initialQueue {
            calls[call].hasExpanded = true
        }
        calls[call].queueHops += 1
        let entered = enter(call, target, .overflow, cascades: plan.cascades)
        if plan.returnAfter >= 0 {
            memberships[entered].returnAt = later(now, by: plan.returnAfter)
            memberships[entered].returnTo = queue
            pendingSteps.append(entered)
        }
        offeredCalls.append(call)
    }

    private mutating func block(_ step: Int32, _ plan: StepPlan, _ membership: Int32, _ obstacle: Effect.Obstacle) {
        let (call, queue) = (memberships[membership].call, memberships[membership].queue)
        let bit: UInt64 = 1 << UInt64(step)
        let isNews = memberships[membership].blocked & bit == 0
        switch obstacle {
        case .noTarget:
            if !memberships[membership].isListed {
                memberships[membership].isListed = true
                blockedMemberships.append(membership)
            }
            memberships[membership].blocked |= bit
            memberships[membership].blockedAt = targetChanges
            watchTargets(of: plan, call)
            if isNews { counters[Int(queue)].overflowBlocked += 1 }
        case .loop:
            memberships[membership].used |= bit
            memberships[membership].blocked &= ~bit
            counters[Int(queue)].loopSuppressed += 1
        case .hops:
            memberships[membership].used |= bit
            memberships[membership].blocked &= ~bit
            counters[Int(queue)].overflowBlocked += 1
        }
        if isNews { happened.append(.overflowBlocked(id(call), slot(queue), step: Int(step), obstacle)) }
    }

    /// A new base priority puts the call into other lanes; when it was first queued stays (R8).
    private mutating func rebase(_ call: Int32, to priority: UInt8) {
        guard calls[call].base != priority else { return }
        displaceAll(call)
        calls[call].base = priority
        placeAll(call)
        resumeSteps(of: call)
    }

    /// Goes back to the queue a step led here from, because nobody answered here in its time.
    mutating func goBack(_ membership: Int32) {
        let call = memberships[membership].call
        let home = memberships[membership].returnTo
        memberships[membership].returnAt = .max
        leave(membership, .moved)
        let known = self.membership(of: call, in: home)
        if known >= 0, memberships[known].isActive { return }
        counters[Int(home)].returnedFromQueue += 1
        enter(call, home, .returned, cascades: true)
        offeredCalls.append(call)
    }

    private mutating func watchTargets(of plan: StepPlan, _ call: Int32) {
        let version = Int(calls[call].settings)
        for index in plan.firstTarget..<plan.firstTarget + plan.targets {
            queues[settings[version].targets[Int(index)]].isWatched = true
        }
    }
}
