import Routing

extension ACD {
    /// A call comes in; where it goes is still to be found. Calls are ordered by their arrival (R3). O(1).
    public mutating func arrive(_ arrival: Arrival = Arrival(), at time: Int64) -> CallID {
        advance(to: time)
        let line = Int32(clamping: arrival.dnis)
        precondition(line < lineCount, "no line has the position \(line)")
        let fresh = CallRecord(version: 0, sequence: 0, dnis: line, arrivedAt: now)
        let call = calls.take(or: fresh)
        let (version, stamp) = (calls[call].version, calls[call].stamp)
        calls[call] = fresh
        calls[call].version = version
        calls[call].stamp = stamp
        calls[call].sequence = nextSequence
        nextSequence += 1
        book(line: line) { $0.offered += 1 }
        return id(call)
    }

    /// The call is to wait in a queue. One that is not active is no usable queue: the call leaves for the default
    /// destination (R19). False if the call is not being routed any more.
    @discardableResult
    public mutating func enqueue(_ call: CallID, _ placement: Placement, at time: Int64) -> Bool {
        expireTimers(at: time)
        guard let index = open(call), calls[index].state == .routing else { return false }
        precondition(placement.queue.index < queues.count, "there is no queue at \(placement.queue.index)")
        let queue = Int32(placement.queue.index)
        guard queues[queue].isActive else {
            leaveForDefault(index)
            return true
        }
        calls[index].base = placement.priority.map { UInt8($0.level) } ?? queues[queue].standard
        calls[index].settings = currentSettings
        settingsCalls[currentSettings] += 1
        calls[index].firstQueuedAt = now
        calls[index].initialQueue = queue
        calls[index].state = .waiting
        book(line: calls[index].dnis) { $0.queued += 1 }
        enter(index, queue, .initial, cascades: true)
        offeredCalls.append(index)
        if let kept = placement.lastAgent { reserve(index, for: kept.agent.index, during: kept.wait) }
        return true
    }

    /// The call has no usable queue and goes to the default destination (R19): `leavesForDefault` follows, and after
    /// the time of `Options.defaultReturn` again, until `outsideAnswered`. Without that time the call has ended.
    @discardableResult
    public mutating func sendToDefault(_ call: CallID, at time: Int64) -> Bool {
        advance(to: time)
        guard let index = open(call), calls[index].state == .routing else { return false }
        leaveForDefault(index)
        return true
    }

    /// The route of the call led out of the queues, and the ACD has no more to do with it.
    @discardableResult
    public mutating func routedOut(_ call: CallID, _ end: RoutedEnd, at time: Int64) -> Bool {
        advance(to: time)
        guard let index = open(call), calls[index].state == .routing else { return false }
        if end == .transferred { calls[index].transferredAt = now }
        close(index, end == .transferred ? .transferred : .endedRouting)
        return true
    }

    /// How a route ends a call by itself.
    public enum RoutedEnd: Sendable, Hashable {
        /// At an outside number, an extension or a mailbox.
        case transferred
        /// Refused, or in a script.
        case ended
    }

    /// Rings at one agent, as a route to that agent says, without a queue. False unless the agent is ready and the
    /// call is being routed; the driver then takes the route's next alternate (R22). A call not answered is being
    /// routed again after `ringEnded`.
    @discardableResult
    public mutating func ring(_ call: CallID, at agent: AgentID, at time: Int64) -> Bool {
        expireTimers(at: time)
        guard let index = open(call), calls[index].state == .routing, agents[position(of: agent)].state == .ready else {
            return false
        }
        startRing(index, at: agent.index, for: -1)
        return true
    }
}
