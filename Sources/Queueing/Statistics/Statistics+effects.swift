import Routing

extension Statistics {
    /// Takes in what has happened at this instant. To be called once for every effect: before they are cleared.
    public mutating func note(_ acd: borrowing ACD) {
        for index in 0..<acd.happened.count { note(acd.happened[index], acd) }
    }

    private mutating func note(_ effect: Effect, _ acd: borrowing ACD) {
        switch effect {
        case .rings(let call, let agent, let queue):
            let shift = Int(agent.index)
            change(shift, to: .ringing, at: acd.now)
            shifts[shift].queue = queue?.index ?? -1
            shifts[shift].line = Int(acd.calls[call.slot].dnis)
            work(of: shift) { $0.offered += 1 }
        case .ringEnded(_, let agent, let end):
            let ring = acd.now - shifts[Int(agent.index)].since
            work(of: Int(agent.index)) {
                if end == .abandoned { $0.abandonedRinging += 1 } else { $0.recalled += 1 }
                $0.ringTime.add(ring)
            }
            // Where no other state follows, the agent is as ready as before.
            change(Int(agent.index), to: .ready, at: acd.now)
        case .answered(let call, let agent, let queue):
            let ring = acd.now - shifts[Int(agent.index)].since
            work(of: Int(agent.index)) {
                $0.answered += 1
                $0.ringTime.add(ring)
            }
            change(Int(agent.index), to: .talking, at: acd.now)
            noteAnswer(call, queue, acd)
        case .left(let call, let queue, .abandoned):
            time(.queueAbandoned, queue.index, acd.stayed(call, in: queue))
            time(.lineAbandoned, Int(acd.calls[call.slot].dnis), acd.now - acd.calls[call.slot].firstQueuedAt)
        case .ended(let call, let end): noteEnd(call, end, acd)
        case .agent(let agent, let state): note(state, of: Int(agent.index), at: acd.now)
        case .entered, .left, .overflowed, .overflowBlocked, .leavesFor, .leavesForDefault, .offersCallback,
            .callbackTaken:
            break
        }
    }

    /// A task's waits are not those of a call (R20).
    private mutating func noteAnswer(_ call: CallID, _ queue: Slot<Queue>?, _ acd: borrowing ACD) {
        guard let queue, !acd.calls[call.slot].isCallback else { return }
        time(.queueAnswered, queue.index, acd.stayed(call, in: queue))
        time(.lineAnswered, Int(acd.calls[call.slot].dnis), acd.now - acd.calls[call.slot].firstQueuedAt)
    }

    private mutating func noteEnd(_ call: CallID, _ end: EndType, _ acd: borrowing ACD) {
        if let summary = acd.summary(of: call) { add(call, summary) }
        let record = acd.calls[call.slot]
        guard end == .talked || record.callbackResult == .talked else { return }
        let talk = acd.now - (record.isCallback ? record.reachedAt : record.answeredAt)
        work(of: Int(record.agent)) { $0.talkTime.add(talk) }
        time(.agentTalk, Int(record.agent), talk)
        time(.lineTalk, Int(record.dnis), talk)
        time(.queueTalk, Int(record.handledQueue), talk)
    }

    private mutating func note(_ state: AgentState, of index: Int, at time: Int64) {
        let before = shifts[index].state
        if before == .wrappingUp {
            let duration = time - shifts[index].since
            work(of: index) { $0.wrapUpTime.add(duration) }
        }
        change(index, to: state, at: time)
        if before == .loggedOut {
            shifts[index].sessionStart = time
            shifts[index].quarter.logins += 1
            shifts[index].session.logins += 1
        } else if state == .loggedOut {
            endSession(of: index, at: time)
        }
    }

    private mutating func change(_ index: Int, to state: AgentState, at time: Int64) {
        shifts[index].pass(to: time)
        shifts[index].state = state
        shifts[index].since = time
    }

    /// Books on the agent, and on the agent with the queue and with the line of the call in hand.
    private mutating func work(of agent: Int, _ change: (inout AgentWork) -> Void) {
        change(&shifts[agent].work)
        let (queue, line) = (shifts[agent].queue, shifts[agent].line)
        if queue >= 0 { change(&devices[DeviceKey(agent: agent, isQueue: true, code: queue), default: AgentWork()]) }
        if line >= 0 { change(&devices[DeviceKey(agent: agent, isQueue: false, code: line), default: AgentWork()]) }
    }

    private mutating func time(_ type: StatisticsRows.TimeType, _ code: Int, _ duration: Int64) {
        if code >= 0 { times[TimeKey(type, code, duration), default: 0] += 1 }
    }
}

extension ACD {
    /// How long the call has been, or was, in `queue` since it entered.
    fileprivate func stayed(_ call: CallID, in queue: Slot<Queue>) -> Int64 {
        now - memberships[membership(of: call.slot, in: Int32(queue.index))].enteredAt
    }

    /// How many dialled numbers are told apart.
    var lineCount: Int { lines.count - 1 }
}

extension QueueCounters {
    /// True if nothing was counted.
    var isEmpty: Bool { self == QueueCounters() }
}

extension LineCounters {
    /// True if nothing was counted.
    var isEmpty: Bool { self == LineCounters() }
}
