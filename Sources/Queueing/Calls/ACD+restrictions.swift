extension ACD {
    /// R29: for a while nobody but `agent` may take the call. An agent who is not there is no reason to wait.
    mutating func reserve(_ call: Int32, for agent: Int32, during wait: Int64) {
        guard agent >= 0, Int(agent) < agents.count, agents[agent].state.isLoggedIn, wait > 0 else { return }
        calls[call].reservedFor = agent
        calls[call].isRestricted = true
        calls[call].nextReserved = agents[agent].firstReserved
        agents[agent].firstReserved = call
        earlyTimers.push(
            Timer(
                time: later(now, by: wait), subject: call, stamp: calls[call].version, kind: .reservation))
    }

    mutating func endReservation(of call: Int32) {
        let agent = calls[call].reservedFor
        guard agent >= 0 else { return }
        calls[call].reservedFor = CallRecord.nobody
        if agents[agent].firstReserved == call {
            agents[agent].firstReserved = calls[call].nextReserved
        } else {
            var before = agents[agent].firstReserved
            while calls[before].nextReserved != call { before = calls[before].nextReserved }
            calls[before].nextReserved = calls[call].nextReserved
        }
        calls[call].nextReserved = -1
        offerAgain(call)
    }

    /// More agents may take the call than before.
    mutating func offerAgain(_ call: Int32) {
        guard calls[call].state == .waiting else { return }
        offeredCalls.append(call)
        resumeSteps(of: call)
    }

    /// R18: the agent is not offered this call for a while.
    mutating func exclude(_ agent: Int32, from call: Int32) {
        let until = later(now, by: options.exclusion)
        let exclusion = Exclusion(
            agent: agent, until: until, readiness: agents[agent].readiness, next: calls[call].firstExclusion)
        let index = exclusions.take(or: exclusion)
        exclusions[index] = exclusion
        calls[call].firstExclusion = index
        calls[call].isRestricted = true
        earlyTimers.push(Timer(time: until, subject: call, stamp: calls[call].version, kind: .exclusion))
    }

    /// True if the agent may take the call now, as far as the call is concerned.
    @inline(__always)
    func mayTake(_ agent: Int32, _ call: Int32) -> Bool {
        !calls[call].isRestricted || mayTakeRestricted(agent, call)
    }

    @inline(__always)
    private func mayTakeRestricted(_ agent: Int32, _ call: Int32) -> Bool {
        if calls[call].reservedFor >= 0, calls[call].reservedFor != agent { return false }
        var index = calls[call].firstExclusion
        while index >= 0 {
            let exclusion = exclusions[index]
            if exclusion.agent == agent, exclusion.until > now, exclusion.readiness == agents[agent].readiness {
                return false
            }
            index = exclusion.next
        }
        return true
    }

    mutating func dropRestrictions(of call: Int32) {
        endReservation(of: call)
        var index = calls[call].firstExclusion
        while index >= 0 {
            let next = exclusions[index].next
            exclusions.release(index)
            index = next
        }
        calls[call].firstExclusion = -1
        calls[call].isRestricted = false
    }
}
