extension ACD {
    /// The caller hangs up, in whatever state. On a call, the agent then writes up for `wrapUp` milliseconds, as
    /// `finish` says. False if the call has ended, or nobody is on the line because the caller is to be called back.
    @discardableResult
    public mutating func hangUp(_ call: CallID, wrapUp: Int64? = 0, at time: Int64) -> Bool {
        advance(to: time)
        guard let index = open(call) else { return false }
        switch calls[index].state {
        case .talking: return finish(call, wrapUp: wrapUp, at: time)
        case .routing: close(index, .abandonedRouting)
        // It left the queues for good, whoever answers there or not (L1).
        case .outside: close(index, .transferred)
        case .ringing:
            guard !calls[index].isCallback else { return false }
            abandonRinging(index)
        case .waiting:
            guard !calls[index].isCallback else { return false }
            abandon(index)
        case .closed: return false
        }
        return true
    }

    private mutating func abandon(_ call: Int32) {
        let queue = countingQueue(of: call)
        let wait = now - calls[call].firstQueuedAt
        let isShort = wait < plan(call, queue).shortAbandon
        calls[call].handledQueue = queue
        if !isShort {
            let queueWait = now - memberships[membership(of: call, in: queue)].enteredAt
            counters[Int(queue)].times.abandon.add(queueWait)
            if queueWait <= plan(call, queue).serviceLevel { counters[Int(queue)].abandonedInTime += 1 }
        }
        leaveAll(call, isShort ? .abandonedShort : .abandoned, on: queue)
        book(line: calls[call].dnis) {
            if isShort {
                $0.abandonedShort += 1
            } else {
                $0.abandoned += 1
                $0.times.abandon.add(wait)
            }
        }
        close(call, .abandoned)
    }

    private mutating func abandonRinging(_ call: Int32) {
        let (agent, queue) = (calls[call].agent, calls[call].handledQueue)
        let ring = now - calls[call].ringingSince
        book(line: calls[call].dnis) {
            $0.abandonedRinging += 1
            if queue < 0 { $0.abandonedRingingDirectly += 1 }
            $0.times.ring.add(ring)
        }
        if queue >= 0 { counters[Int(queue)].times.ring.add(ring) }
        happened.append(.ringEnded(id(call), AgentID(agent), .abandoned))
        leaveAll(call, .abandonedRinging, on: queue)
        close(call, .abandonedRinging)
        release(agent, after: .abandoned)
    }

    /// The talk is over. The agent writes up for `wrapUp` milliseconds, or with nil until setting Ready. False unless
    /// the call is being talked to.
    @discardableResult
    public mutating func finish(_ call: CallID, wrapUp: Int64? = 0, at time: Int64) -> Bool {
        advance(to: time)
        guard let index = open(call), calls[index].state == .talking else { return false }
        let (agent, queue) = (calls[index].agent, calls[index].handledQueue)
        let isTask = calls[index].isCallback
        // A callback that was dialled and not answered was no talk.
        if !isTask || calls[index].callbackResult == .talked {
            let talk = now - (isTask ? calls[index].reachedAt : calls[index].answeredAt)
            book(line: calls[index].dnis) { $0.times.talk.add(talk) }
            if queue >= 0 { counters[Int(queue)].times.talk.add(talk) }
        }
        if isTask, calls[index].callbackResult == nil { calls[index].callbackResult = .unanswered }
        close(index, isTask ? .callback : .talked)
        if let wrapUp, wrapUp <= 0 {
            endWork(of: agent)
        } else {
            agents[agent].endsWorkAtWill = wrapUp == nil
            agents[agent].lastQueue = queue
            agents[agent].lastLine = calls[index].dnis
            agents[agent].wrapUpSince = now
            change(agent, to: .wrappingUp)
            if let wrapUp {
                earlyTimers.push(
                    Timer(
                        time: later(now, by: wrapUp), subject: agent, stamp: agents[agent].stamp, kind: .wrapUp))
            }
        }
        return true
    }

    /// Ends the call. Its stays have ended before, and an agent is seen to by the caller of this.
    @inline(__always)
    mutating func close(_ call: Int32, _ end: EndType) {
        calls[call].state = .closed
        calls[call].stamp &+= 1
        calls[call].endType = end
        calls[call].endedAt = now
        if calls[call].initialQueue >= 0 { settingsCalls[calls[call].settings] -= 1 }
        if calls[call].isRestricted { dropRestrictions(of: call) }
        switch end {
        case .talked: book(line: calls[call].dnis) { $0.endedTalked += 1 }
        case .transferred: book(line: calls[call].dnis) { $0.endedTransferred += 1 }
        case .endedRouting: book(line: calls[call].dnis) { $0.endedRouting += 1 }
        case .abandonedRouting: book(line: calls[call].dnis) { $0.abandonedRouting += 1 }
        // Counted as they happened.
        case .abandoned, .abandonedRinging, .callback, .unanswered: break
        }
        closedCalls.append(call)
        happened.append(.ended(id(call), end))
    }

    /// Gives the record of a closed call to another one.
    mutating func forget(_ call: Int32) {
        var index = calls[call].firstMembership
        while index >= 0 {
            let next = memberships[index].next
            memberships.release(index)
            index = next
        }
        calls[call].version &+= 1
        calls.release(call)
    }
}
