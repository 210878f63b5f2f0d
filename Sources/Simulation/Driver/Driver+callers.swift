import Queueing

extension Driver {
    /// A newcomer who was not answered at once has so much patience. A call that could be offered the moment it came is
    /// not touched by a patience of nothing (R2).
    mutating func startWaiting(_ call: CallID) {
        let slot = Int(call.slot)
        let patience = calls[slot].patience
        guard patience >= 0, calls[slot].id == call, !calls[slot].isCallback else { return }
        switch calls[slot].state {
        case .waiting, .routing, .outside: impatience.add(call, at: now + patience)
        case .ringing: if patience > 0 { impatience.add(call, at: now + patience) }
        case .talking, .closed: break
        }
    }

    /// Whose patience ends at this instant, and who hangs up or accepts a callback by the script.
    mutating func hangUps() {
        while departures.earliest <= now {
            guard case .call(let index, let action) = scenario.events[departures.removeFirst()].action,
                let call = script.open(index)
            else { continue }
            progressed()
            switch action {
            case .hangUp: acd.hangUp(call, wrapUp: calls[Int(call.slot)].wrapUp, at: now)
            case .acceptCallback: acd.acceptCallback(call, at: now)
            }
        }
        while impatience.earliest <= now {
            let call = impatience.first
            impatience.remove(Int(call.slot))
            acd.hangUp(call, at: now)
        }
    }

    /// Who has called once is no new caller, and goes on trying while calls are waited for.
    private var mayRedial: Bool { isTakingCalls || scenario.run.closing == .drain }

    /// Callers who were refused, and will dial again.
    var redialers: Int { orbit.count - freeOrbit.count }

    /// A refused caller dials again, if he is one to do so.
    @inline(never)
    mutating func redial(_ slot: Int) -> Bool {
        let call = calls[slot]
        let caller = caller(of: slot)
        guard let law = caller.redial, mayRedial else { return false }
        let delay =
            call.load >= 0
            ? law.milliseconds(&sources[Int(call.load)].redial) : script.delay(law, of: "redial")
        let redialer = Redialer(
            load: call.load, script: call.script, dialledAt: call.dialledAt, talk: call.talk, patience: call.patience,
            wrapUp: call.wrapUp, retries: call.retries + 1, isCounted: call.isCounted, variant: Int(call.variant))
        let place: Int
        if let free = freeOrbit.popLast() {
            orbit[free] = redialer
            place = free
        } else {
            place = orbit.count
            orbit.append(redialer)
        }
        putDown(.redial(place), at: now + max(1, delay))
        return true
    }

    /// The caller of this place in the orbit dials again.
    mutating func dialAgain(_ place: Int) throws(SimulationError) {
        let caller = orbit[place]
        freeOrbit.append(place)
        let dnis = caller.load >= 0 ? sources[Int(caller.load)].dnis : script.lines[Int(caller.script)]
        let call = acd.arrive(Arrival(dnis: dnis), at: now)
        try open(
            OpenCall(
                id: call, load: caller.load, script: caller.script, dialledAt: caller.dialledAt, arrivedAt: now,
                talk: caller.talk, patience: caller.patience, wrapUp: caller.wrapUp, retries: caller.retries,
                variant: Int32(caller.variant), isCounted: caller.isCounted))
        if caller.script >= 0 { script.arrived(Int(caller.script), as: call) }
        try route(call, variant: caller.variant)
    }
}
