import Routing

extension ACD {
    @inline(__always)
    func id(_ call: Int32) -> CallID { CallID(slot: call, version: calls[call].version) }

    /// The record of `call`, or nil if it has ended, or its slot has another call since.
    @inline(__always)
    func open(_ call: CallID) -> Int32? {
        guard Int(call.slot) < calls.capacity, calls[call.slot].version == call.version,
            calls[call.slot].state != .closed
        else { return nil }
        return call.slot
    }

    /// The index of an agent who was handed in.
    @inline(__always)
    func position(of agent: AgentID) -> Int32 {
        precondition(agent.index >= 0 && Int(agent.index) < agents.count, "there is no agent \(agent.index)")
        return agent.index
    }

    @inline(__always)
    func slot(_ queue: Int32) -> Slot<Queue> { Slot(Int(queue)) }

    /// -1 stands for no queue.
    @inline(__always)
    func optionalSlot(_ queue: Int32) -> Slot<Queue>? { queue < 0 ? nil : Slot(Int(queue)) }

    /// Counts something for the call's number.
    @inline(__always)
    mutating func book(line: Int32, _ change: (inout LineCounters) -> Void) {
        change(&lines[max(-1, line) + 1])
    }

    /// The lane of a call in a queue.
    @inline(__always)
    func lane(_ call: Int32, in queue: Int32) -> Int {
        Int(queue) * Lanes.perQueue + laneBit(call)
    }

    /// The place of the call's lane among those of a queue.
    @inline(__always)
    func laneBit(_ call: Int32) -> Int { (Int(calls[call].base) - 1) * 2 + (calls[call].isReturned ? 0 : 1) }

    @inline(__always)
    func plan(_ call: Int32, _ queue: Int32) -> QueuePlan {
        settings[Int(calls[call].settings)].plans[Int(queue)]
    }
}
