extension ACD {
    /// Reserves the call for the agent (R15): it keeps its queues and is out of their lanes.
    @inline(__always)
    mutating func startRing(_ call: Int32, at agent: Int32, for queue: Int32) {
        leaveIdle(agent)
        agents[agent].state = .ringing
        agents[agent].stamp &+= 1
        agents[agent].call = call
        displaceAll(call)
        calls[call].state = .ringing
        calls[call].stamp &+= 1
        calls[call].agent = agent
        calls[call].handledQueue = queue
        calls[call].ringingSince = now
        freshRings.append(call)
        happened.append(.rings(id(call), AgentID(agent), optionalSlot(queue)))
    }

    /// The agent answers. False unless the call rings at that agent.
    @discardableResult
    public mutating func answer(_ call: CallID, by agent: AgentID, at time: Int64) -> Bool {
        advance(to: time)
        guard let index = open(call), calls[index].state == .ringing, calls[index].agent == agent.index else {
            return false
        }
        // As a rule it rang at this instant, and needs no time-out.
        if freshRings.last == index { _ = freshRings.removeLast() }
        let queue = calls[index].handledQueue
        calls[index].state = .talking
        calls[index].stamp &+= 1
        calls[index].answeredAt = now
        agents[agent.index].state = .talking
        if calls[index].isCallback {
            leaveAll(index, .taskDone, on: queue)
        } else {
            bookAnswer(of: index, on: queue)
        }
        happened.append(.answered(call, agent, optionalSlot(queue)))
        return true
    }

    @inline(__always)
    private mutating func bookAnswer(of call: Int32, on queue: Int32) {
        let ring = now - calls[call].ringingSince
        guard queue >= 0 else {
            book(line: calls[call].dnis) {
                $0.answered += 1
                $0.answeredDirectly += 1
                $0.times.ring.add(ring)
            }
            return
        }
        let wait = now - calls[call].firstQueuedAt
        book(line: calls[call].dnis) {
            $0.answered += 1
            $0.times.answer.add(wait)
            $0.times.ring.add(ring)
        }
        let stay = membership(of: call, in: queue)
        let queueWait = now - memberships[stay].enteredAt
        counters[Int(queue)].times.answer.add(queueWait)
        counters[Int(queue)].times.ring.add(ring)
        if queueWait <= plan(call, queue).serviceLevel { counters[Int(queue)].answeredInTime += 1 }
        if calls[call].hasExpanded, queue == calls[call].initialQueue { counters[Int(queue)].backflowed += 1 }
        leaveAll(call, .answered, on: queue)
    }

    /// The agent, or the telephone, refuses the call: it waits on, and the agent is left alone for
    /// `Options.pause` (R18). False unless the call rings at that agent.
    @discardableResult
    public mutating func reject(_ call: CallID, by agent: AgentID, at time: Int64) -> Bool {
        advance(to: time)
        guard let index = open(call), calls[index].state == .ringing, calls[index].agent == agent.index else {
            return false
        }
        endRing(of: index, .rejected)
        return true
    }

    /// The agent lets it ring no longer; the ACD does this by itself when the queue's ringing time is over (R18).
    @discardableResult
    public mutating func noAnswer(_ call: CallID, by agent: AgentID, at time: Int64) -> Bool {
        advance(to: time)
        guard let index = open(call), calls[index].state == .ringing, calls[index].agent == agent.index else {
            return false
        }
        endRing(of: index, .noAnswer)
        return true
    }

    /// R18: the call waits on ahead of its equals, in the places it had; the agent is not offered it for a while.
    mutating func endRing(of call: Int32, _ end: Effect.RingEnd) {
        let agent = calls[call].agent
        let queue = calls[call].handledQueue
        let ring = now - calls[call].ringingSince
        calls[call].stamp &+= 1
        calls[call].agent = CallRecord.nobody
        calls[call].agentHops = UInt8(clamping: Int(calls[call].agentHops) + 1)
        if !calls[call].isCallback { book(line: calls[call].dnis) { $0.times.ring.add(ring) } }
        happened.append(.ringEnded(id(call), AgentID(agent), end))
        release(agent, after: end)
        calls[call].isReturned = true
        exclude(agent, from: call)
        guard queue >= 0 else {
            calls[call].state = .routing
            return
        }
        counters[Int(queue)].returnedFromAgent += 1
        counters[Int(queue)].times.ring.add(ring)
        calls[call].state = .waiting
        if calls[call].reservedFor == agent { endReservation(of: call) }
        offeredCalls.append(call)
        resumeSteps(of: call)
    }

    /// What becomes of an agent whose telephone rang for nothing.
    mutating func release(_ agent: Int32, after end: Effect.RingEnd) {
        agents[agent].call = -1
        switch (agents[agent].afterCall, end) {
        case (.logout, _), (.notReady, _): endWork(of: agent)
        case (.ready, .noAnswer): change(agent, to: .notReady(.noAnswer))
        case (.ready, .rejected):
            change(agent, to: .pausing)
            earlyTimers.push(
                Timer(time: later(now, by: options.pause), subject: agent, stamp: agents[agent].stamp, kind: .pause))
        case (.ready, .abandoned): endPause(of: agent)
        }
    }
}
