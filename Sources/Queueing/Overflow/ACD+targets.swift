public import Routing

/// Where a step to queues leads now.
enum StepDestination: Sendable {
    case queue(Int32)
    case none(Effect.Obstacle)
}

extension ACD {
    /// The first target that accepts the call (R12), or why there is none.
    mutating func destination(of plan: StepPlan, for membership: Int32) -> StepDestination {
        let (call, queue) = (memberships[membership].call, memberships[membership].queue)
        // It comes there with the step's own priority (R8).
        let base = calls[call].base
        if plan.priority > 0 { calls[call].base = plan.priority }
        defer { calls[call].base = base }
        let version = Int(calls[call].settings)
        guard calls[call].queueHops < self.plan(call, queue).maxHops else { return .none(.hops) }
        var mayChange = false
        for index in plan.firstTarget..<plan.firstTarget + plan.targets {
            let target = settings[version].targets[Int(index)]
            let known = self.membership(of: call, in: target)
            if known >= 0 {
                let isThere = memberships[known].isActive
                guard plan.revisits, target != queue else { continue }
                if isThere, plan.keepsPlace {
                    mayChange = true
                    continue
                }
                // There it has waited all along: it only leaves this queue.
                if isThere { return .queue(target) }
            }
            if accepts(target, plan, membership) { return .queue(target) }
            mayChange = true
        }
        return .none(mayChange ? .noTarget : .loop)
    }

    /// True if the queue takes overflowing calls, this one among them: active, in its hours, staffed, and below its
    /// own position limit.
    private mutating func accepts(_ target: Int32, _ plan: StepPlan, _ membership: Int32) -> Bool {
        let state = queues[target]
        guard state.isActive, state.isOpen, plan.acceptsUnstaffed || state.loggedIn > 0 else { return false }
        // Whom an agent takes at once does not wait, so no limit on waiting calls concerns him.
        if isTakenAtOnce(memberships[membership].call, in: target) { return true }
        let limits = settings[Int(currentSettings)].plans[Int(target)]
        for index in limits.firstStep..<limits.firstStep + limits.steps {
            let step = settings[Int(currentSettings)].steps[Int(index)]
            if step.trigger == .position, isFull(target, step, for: membership) { return false }
        }
        return true
    }

    /// True if the queue has an idle agent for the call, and one for each other that dispatch is still to look at there: who of
    /// them would get which agent is not worked out, so this may say no where dispatch would find one.
    private func isTakenAtOnce(_ call: Int32, in target: Int32) -> Bool {
        guard bestIdleLevel(in: target, for: call) != nil else { return false }
        var others = 0
        let idle = Int(queues[target].ready)
        for index in 0..<offeredCalls.count where others < idle {
            let other = offeredCalls[index]
            guard other != call, calls[other].state == .waiting else { continue }
            let stay = self.membership(of: other, in: target)
            if stay >= 0, memberships[stay].isActive, bestIdleLevel(in: target, for: other) != nil { others += 1 }
        }
        return others == 0 || idleAgents(in: target, for: call, atMost: others + 1) > others
    }

    private func idleAgents(in queue: Int32, for call: Int32, atMost limit: Int) -> Int {
        var count = 0
        for list in queues[queue].firstList..<queues[queue].firstList + queues[queue].lists {
            var skill = idleLists[list].first
            while skill >= 0, count < limit {
                if mayTake(skills[skill].agent, call) { count += 1 }
                skill = skills[skill].next
            }
        }
        return count
    }

    /// A queue begins or ceases to take calls. Calls that wait there wait on.
    public mutating func setActive(_ queue: Slot<Queue>, _ isActive: Bool, at time: Int64) {
        advance(to: time)
        queues[queue.index].isActive = isActive
        noteChange(of: Int32(queue.index))
    }

    /// A window opens or closes; queues' hours and callback offers go by it.
    public mutating func setOpen(_ window: Slot<Window>, _ isOpen: Bool, at time: Int64) {
        advance(to: time)
        windows[window.index] = isOpen
        reopenTargets()
    }

    /// Works out anew which queues are in their hours, and has blocked steps tried again.
    mutating func reopenTargets() {
        for (index, queue) in declarations.enumerated() {
            queues[index].isOpen = isAnyOpen(queue.waiting.hours)
            // A call may have an offer of older rules, whose windows are gone: its hours are those declared last.
            if let offer = queue.waiting.callback { queues[index].offersAreOpen = isAnyOpen(offer.hours) }
            noteChange(of: Int32(index))
        }
    }

    private func isAnyOpen(_ hours: [Slot<Window>]) -> Bool {
        hours.isEmpty || hours.contains { windows[$0.index] }
    }

    /// Puts all open calls under the newest declarations (R30).
    mutating func migrateCalls() {
        for index in 0..<Int32(calls.capacity) {
            guard calls[index].initialQueue >= 0, calls[index].state != .closed,
                calls[index].settings != currentSettings
            else { continue }
            migrate(index)
        }
    }

    private mutating func migrate(_ call: Int32) {
        let old = settings[Int(calls[call].settings)].queues
        settingsCalls[calls[call].settings] -= 1
        settingsCalls[currentSettings] += 1
        calls[call].settings = currentSettings
        // Steps are known by their places, and may have others now.
        calls[call].transferStep = -1
        var index = calls[call].firstMembership
        while index >= 0 {
            let queue = Int(memberships[index].queue)
            let before = old[queue].waiting.overflow
            let rules = declarations[queue].waiting
            var used: UInt64 = 0
            for (position, step) in rules.overflow.enumerated() {
                let known = before.firstIndex(of: step)
                if let known, memberships[index].used & (1 << UInt64(known)) != 0 { used |= 1 << UInt64(position) }
            }
            memberships[index].used = used
            memberships[index].blocked = 0
            // A queue without steps had none to look at on entry.
            if memberships[index].enteredAt < now { memberships[index].isEntering = false }
            migrateOffer(of: index, to: rules.callback, from: old[queue].waiting.callback)
            if memberships[index].isActive { pendingSteps.append(index) }
            index = memberships[index].next
        }
    }

    private mutating func migrateOffer(of index: Int32, to new: CallbackOffer?, from old: CallbackOffer?) {
        guard new != old else { return }
        memberships[index].nextOffer = new.map { later(memberships[index].enteredAt, by: $0.after) } ?? .max
    }
}
