import Queueing
import Routing

extension Driver {
    mutating func ring(_ call: CallID, _ agent: AgentID, _ queue: Slot<Queue>?) {
        let slot = Int(call.slot)
        let index = Int(agent.index)
        if calls[slot].arrivedAt == now { calls[slot].wasOfferedAtOnce = true }
        if let queue { markOffered(slot, in: Int32(queue.index)) }
        calls[slot].agent = agent.index
        calls[slot].ringQueue = queue.map { Int32($0.index) } ?? -1
        set(slot, .ringing)
        setBusy(index, true)
        if calls[slot].isCounted { tally.offered(to: Int(desks[index].group)) }
        if desks[index].answersAtOnce {
            // Leaves the ACD nothing to settle.
            acd.answer(call, by: agent, at: now)
            return
        }
        let line = Int(desks[index].line)
        guard let answers = staff[line].line.answers else { return }
        let share = staff[line].line.noAnswer
        if share > 0, staff[line].noAnswer.chance(share) { return }
        plan(.answer(call), by: index, at: now + answers.milliseconds(&staff[line].answers))
    }

    private mutating func markOffered(_ slot: Int, in queue: Int32) {
        if calls[slot].stay.queue == queue {
            if calls[slot].stay.enteredAt == now { calls[slot].stay.wasOfferedAtOnce = true }
            return
        }
        var index = calls[slot].moreStays
        while index >= 0 {
            if stays[Int(index)].queue == queue, stays[Int(index)].enteredAt == now {
                stays[Int(index)].wasOfferedAtOnce = true
            }
            index = stays[Int(index)].next
        }
    }

    @inline(never)
    mutating func stopRinging(_ call: CallID, _ agent: AgentID, _ end: Effect.RingEnd) throws(SimulationError) {
        let slot = Int(call.slot)
        rest(Int(agent.index))
        set(slot, calls[slot].ringQueue >= 0 ? .waiting : .routing)
        guard end != .abandoned else {
            if calls[slot].isCounted { tally.abandoned(at: Int(desks[Int(agent.index)].group)) }
            return
        }
        // Who has no patience stayed because a telephone rang, and is gone now unless another rings at once.
        if calls[slot].patience == 0 { newcomers.append(call) }
        guard let (course, step) = directCourses.removeValue(forKey: call) else { return }
        try take(course, call, from: step)
        hasActed = true
    }

    mutating func talk(_ call: CallID, _ agent: AgentID, _ queue: Slot<Queue>?) {
        let slot = Int(call.slot)
        let index = Int(agent.index)
        progressed()
        impatience.remove(slot)
        set(slot, .talking)
        rest(index)
        if calls[slot].script >= 0 { script.answered(calls[slot], by: agent, at: now) }
        if calls[slot].isCounted, !calls[slot].isBooked {
            calls[slot].isBooked = true
            let wait = now - calls[slot].dialledAt
            tally.served(
                Int(calls[slot].row), wait: wait, waited: !calls[slot].wasOfferedAtOnce,
                retries: Int(calls[slot].retries), by: Int(desks[index].group))
            tally.answered(by: Int(desks[index].group), wait: wait)
        }
        if !desks[index].talksAsCallsSay { drawTalk(slot, Int(desks[index].line), queue) }
        if calls[slot].isCallback {
            guard isReached(slot) else {
                plan(.finish(call), by: index, at: now)
                return
            }
            acd.callbackReached(call, at: now)
        }
        if calls[slot].talk >= 0 { plan(.finish(call), by: index, at: now + calls[slot].talk) }
    }

    /// How long this agent talks and writes up, where that is not the call's to say.
    @inline(never)
    private mutating func drawTalk(_ slot: Int, _ line: Int, _ queue: Slot<Queue>?) {
        if let wrapUp = staff[line].line.wrapUp { calls[slot].wrapUp = wrapUp.milliseconds(&staff[line].wrapUp) }
        switch staff[line].line.talk {
        case .ofCall: break
        case .own(let law): calls[slot].talk = law.milliseconds(&staff[line].talk)
        case .byQueue(let laws):
            if let law = queue.flatMap({ laws[$0] }) { calls[slot].talk = law.milliseconds(&staff[line].talk) }
        }
    }

    @inline(never)
    private mutating func isReached(_ slot: Int) -> Bool {
        let load = Int(calls[slot].load)
        guard load >= 0 else {
            let share = scenario.calls[Int(calls[slot].script)].caller.callback?.reached ?? 1
            return script.callback.chance(share)
        }
        return sources[load].callback.chance(sources[load].caller.callback?.reached ?? 1)
    }

    mutating func change(_ agent: Int, to state: AgentState) {
        switch state {
        case .ready, .pausing: setBusy(agent, false)
        case .loggedOut:
            rest(agent)
            setBusy(agent, false)
        case .ringing, .talking, .wrappingUp: setBusy(agent, true)
        case .notReady(.noAnswer):
            let line = Int(desks[agent].line)
            guard let back = staff[line].line.back else {
                setBusy(agent, false)
                break
            }
            plan(.comeBack, by: agent, at: now + back.milliseconds(&staff[line].back))
        case .notReady:
            // A break that begins while he is to come back from a no-answer is his own will, and longer.
            rest(agent)
            setBusy(agent, false)
        }
        guard state.isLoggedIn != desks[agent].isThere else { return }
        desks[agent].isThere = state.isLoggedIn
        tally.staffed(Int(desks[agent].group), by: state.isLoggedIn ? 1 : -1, at: now)
    }

    private mutating func setBusy(_ agent: Int, _ value: Bool) {
        guard desks[agent].isBusy != value else { return }
        desks[agent].isBusy = value
        tally.busy(Int(desks[agent].group), by: value ? 1 : -1, at: now)
    }
}
