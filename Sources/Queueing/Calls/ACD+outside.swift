public import Routing

extension ACD {
    /// Leaves the queues for the destination of a step; whence it comes back if the step says so and nobody answers.
    mutating func goOutside(_ call: Int32, from queue: Int32, step: Int32, _ plan: StepPlan) {
        let isDefault = plan.target == .fallback
        leaveAll(call, isDefault ? .toDefault : .toExternal, on: queue)
        if isDefault { book(line: calls[call].dnis) { $0.toDefault += 1 } }
        calls[call].handledQueue = queue
        calls[call].transferQueue = queue
        calls[call].transferStep = step
        calls[call].transferWasDefault = isDefault
        calls[call].transferredAt = now
        happened.append(
            isDefault ? .leavesForDefault(id(call)) : .leavesFor(id(call), slot(queue), step: Int(step)))
        let wait = plan.returnAfter >= 0 ? plan.returnAfter : isDefault ? options.defaultReturn : nil
        ringOutside(call, for: wait)
    }

    /// R19: no queue is left to wait in.
    mutating func leaveForDefault(_ call: Int32) {
        book(line: calls[call].dnis) { $0.toDefault += 1 }
        calls[call].transferredAt = now
        happened.append(.leavesForDefault(id(call)))
        ringOutside(call, for: options.defaultReturn)
    }

    private mutating func ringOutside(_ call: Int32, for wait: Int64?) {
        guard let wait else {
            close(call, .transferred)
            return
        }
        calls[call].state = .outside
        calls[call].stamp &+= 1
        // Trying again without a pause would never end.
        earlyTimers.push(
            Timer(
                time: later(now, by: max(1, wait)), subject: call, stamp: calls[call].stamp, kind: .outside))
    }

    /// Nobody answered outside: back to the queue it came from (R19), or with none the default destination again.
    mutating func comeBack(_ call: Int32) {
        let queue = calls[call].transferQueue
        guard queue >= 0 else {
            happened.append(.leavesForDefault(id(call)))
            ringOutside(call, for: options.defaultReturn)
            return
        }
        if calls[call].transferWasDefault {
            counters[Int(queue)].returnedFromDefault += 1
        } else {
            counters[Int(queue)].returnedFromRoute += 1
        }
        calls[call].state = .waiting
        calls[call].stamp &+= 1
        calls[call].transferQueue = -1
        calls[call].transferStep = -1
        calls[call].transferredAt = CallRecord.never
        enter(call, queue, .returned, cascades: true)
        offeredCalls.append(call)
    }

    /// Somebody answers at the destination the call left for, and it has ended. False unless it rings there.
    @discardableResult
    public mutating func outsideAnswered(_ call: CallID, at time: Int64) -> Bool {
        advance(to: time)
        guard let index = open(call), calls[index].state == .outside else { return false }
        close(index, .transferred)
        return true
    }

    /// A step of which an effect has just told, as declared where the call queued.
    public func step(_ step: Int, of queue: Slot<Queue>, for call: CallID) -> OverflowStep {
        settings[Int(calls[call.slot].settings)].queues[queue.index].waiting.overflow[step]
    }
}
