import Queueing
import Routing

extension Driver {
    /// Does what callers, agents and statistics do about an effect.
    @inline(__always)
    mutating func act(on effect: Effect) throws(SimulationError) {
        switch effect {
        case .entered(let call, let queue, _): enter(call, queue)
        case .left(let call, let queue, let departure): leave(call, queue, departure)
        case .rings(let call, let agent, let queue): ring(call, agent, queue)
        case .ringEnded(let call, let agent, let end): try stopRinging(call, agent, end)
        case .answered(let call, let agent, let queue): talk(call, agent, queue)
        case .overflowed(let call, let queue, let step, _): overflow(call, queue, step)
        case .overflowBlocked: break
        case .leavesFor(let call, let queue, let step):
            leave(call, for: acd.step(step, of: queue, for: call).target.destination)
        case .leavesForDefault(let call): leave(call, for: rules.fallback.destination)
        case .offersCallback(let call, _): considerCallback(call)
        case .callbackTaken(let call, _):
            calls[Int(call.slot)].isCallback = true
            impatience.remove(Int(call.slot))
        case .ended(let call, let end): close(call, end)
        case .agent(let agent, let state): change(Int(agent.index), to: state)
        }
    }

    /// The state of a call, and with it whether it waits.
    mutating func set(_ slot: Int, _ state: OpenCall.State) {
        if draws { draw(slot, state) }
        calls[slot].state = state
    }

    @inline(never)
    private mutating func draw(_ slot: Int, _ state: OpenCall.State) {
        guard (calls[slot].state == .waiting) != (state == .waiting) else { return }
        let priority = Int(calls[slot].row) % 9 + 1
        curve?.change(priority, by: state == .waiting ? 1 : -1, at: now)
    }

    @inline(never)
    private mutating func overflow(_ call: CallID, _ queue: Slot<Queue>, _ step: Int) {
        let slot = Int(call.slot)
        let column =
            switch acd.step(step, of: queue, for: call).trigger {
            case .position: CallColumns.overflowedPosition
            case .after: CallColumns.overflowedTime
            case .noAgents, .noReady: CallColumns.overflowedLogin
            }
        calls[slot].leftByPosition = column == CallColumns.overflowedPosition
        guard calls[slot].isCounted else { return }
        tally.overflowed(tally.layout.queue(queue.index), column)
        tally.overflowed(Int(calls[slot].row), column)
    }

    private mutating func enter(_ call: CallID, _ queue: Slot<Queue>) {
        let slot = Int(call.slot)
        set(slot, .waiting)
        var stay = Stay()
        stay.queue = Int32(queue.index)
        stay.enteredAt = now
        guard calls[slot].stay.queue >= 0 else {
            calls[slot].stay = stay
            return
        }
        stay.next = calls[slot].moreStays
        if freeStay >= 0 {
            let index = freeStay
            freeStay = stays[Int(index)].next
            stays[Int(index)] = stay
            calls[slot].moreStays = index
        } else {
            calls[slot].moreStays = Int32(stays.count)
            stays.append(stay)
        }
    }

    /// Takes the stay in a queue out of the call.
    private mutating func takeStay(_ slot: Int, in queue: Int32) -> Stay? {
        if calls[slot].stay.queue == queue {
            let stay = calls[slot].stay
            calls[slot].stay.queue = -1
            return stay
        }
        var before: Int32 = -1
        var index = calls[slot].moreStays
        while index >= 0 {
            let stay = stays[Int(index)]
            if stay.queue == queue {
                if before < 0 { calls[slot].moreStays = stay.next } else { stays[Int(before)].next = stay.next }
                stays[Int(index)].next = freeStay
                freeStay = index
                return stay
            }
            before = index
            index = stay.next
        }
        return nil
    }

    private mutating func leave(_ call: CallID, _ queue: Slot<Queue>, _ departure: Effect.Departure) {
        let slot = Int(call.slot)
        guard let stay = takeStay(slot, in: Int32(queue.index)), calls[slot].isCounted else { return }
        let row = tally.layout.queue(queue.index)
        let wait = now - stay.enteredAt
        let waited = !stay.wasOfferedAtOnce
        var loss = Tally.Loss.elsewhere
        switch departure {
        case .answered:
            let group = Int(desks[Int(calls[slot].agent)].group)
            tally.served(row, wait: wait, waited: waited, retries: 0, by: group)
            return
        case .taskDone:
            // The task of a callback leaves all its queues when an agent takes it, and waited in the one it rang for.
            if calls[slot].ringQueue == Int32(queue.index) {
                let group = Int(desks[Int(calls[slot].agent)].group)
                tally.served(row, wait: wait, waited: waited, retries: 0, by: group)
                return
            }
        case .abandoned, .abandonedShort, .abandonedRinging: loss = .abandoned
        case .refused: loss = .blocked
        case .moved, .toDefault, .toExternal: if calls[slot].leftByPosition { loss = .blocked }
        case .dequeued, .endedInIVR: break
        }
        // Who was sent away the moment he came did not join the queue.
        let joined = waited && (loss == .abandoned || wait > 0)
        tally.lost(row, wait: wait, waited: joined, retries: 0, as: loss)
    }

    @inline(never)
    private mutating func leave(_ call: CallID, for destination: Destination?) {
        let slot = Int(call.slot)
        let number = destination?.number ?? ""
        script.note(destination, of: calls[slot])
        set(slot, .outside)
        statistics?.note(call, leavesFor: number)
        let line = scenario.outside[number] ?? OutsideLine()
        guard let answers = line.answers else { return }
        let delay = script.delay(answers, of: number)
        putDown(.outsideAnswers(call), at: now + delay)
    }

    @inline(never)
    private mutating func considerCallback(_ call: CallID) {
        let slot = Int(call.slot)
        let load = Int(calls[slot].load)
        guard let callback = caller(of: slot).callback else { return }
        let accepts =
            load >= 0 ? sources[load].callback.chance(callback.accept) : script.callback.chance(callback.accept)
        if accepts, acd.acceptCallback(call, at: now) { hasActed = true }
    }

    /// The call is over for the ACD.
    private mutating func close(_ call: CallID, _ end: EndType) {
        let slot = Int(call.slot)
        if !directCourses.isEmpty { directCourses[call] = nil }
        impatience.remove(slot)
        openCalls -= 1
        let isRefused = end == .endedRouting
        if isRefused, redial(slot) {
            set(slot, .closed)
            return
        }
        if calls[slot].script >= 0 { script.close(calls[slot], end, acd.summary(of: call), at: now) }
        if calls[slot].isCounted, !calls[slot].isBooked {
            let wait = now - calls[slot].dialledAt
            let loss: Tally.Loss
            switch end {
            case .abandoned, .abandonedRinging, .abandonedRouting: loss = .abandoned
            case .endedRouting: loss = .blocked
            case .transferred: loss = calls[slot].leftByPosition ? .blocked : .elsewhere
            case .talked, .callback, .unanswered: loss = .elsewhere
            }
            let joined = !calls[slot].wasOfferedAtOnce && (loss == .abandoned || now > calls[slot].arrivedAt)
            tally.lost(
                Int(calls[slot].row), wait: wait, waited: joined, retries: Int(calls[slot].retries), as: loss)
        }
        set(slot, .closed)
        progressed()
    }
}

extension OverflowStep.Target {
    /// Where outside the queues it leads, if it does by a number of its own.
    fileprivate var destination: Destination? {
        switch self {
        case .external(let number): .external(number)
        case .extension(let number): .extension(number)
        case .voicemail(let name): .voicemail(name)
        case .queues, .default, .busy: nil
        }
    }
}
