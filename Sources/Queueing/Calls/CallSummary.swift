public import Routing

/// All that is known of a call: a row of the vendor's `CallsStat`, in the ACD's own terms. Times are milliseconds from
/// the ACD's origin, nil where the thing has not happened.
public struct CallSummary: Sendable, Hashable {
    /// The order of arrival.
    public let sequence: Int64
    /// The number dialled, as its position in the driver's list; negative for none.
    public let dnis: Int
    /// When it came in (OfferedTS).
    public let arrivedAt: Int64
    /// When it first entered a queue (FirstQueuedTS). Overflow does not change it (R8).
    public let firstQueuedAt: Int64?
    /// When an agent answered (AnsweredTS).
    public let answeredAt: Int64?
    /// When the caller gave up (AbandonedTS).
    public let abandonedAt: Int64?
    /// When it left for a destination outside the queues (Transferred2ExtTS).
    public let transferredAt: Int64?
    /// When the talk was over (EndedTS).
    public let endedAt: Int64?
    /// The first queue (InitialQueue).
    public let initialQueue: Slot<Queue>?
    /// The queue it was answered, given up or taken out of (HandledOnQueue).
    public let handledQueue: Slot<Queue>?
    /// How often it overflowed into a queue.
    public let queueHops: Int
    /// How often an agent did not answer it.
    public let agentHops: Int
    /// The agent who answered.
    public let agent: AgentID?
    /// The overflow step by which it left the queues; nil if its route did that, or other rules hold for it since.
    public let transferStep: Int?
    /// How it ended; nil while it has not.
    public let endType: EndType?
    /// How the callback ended; nil without one, or while it has not.
    public let callbackResult: EndType?
    /// Its base priority at last.
    public let priority: Priority
}

extension ACD {
    /// What is known of a call that is open, or has ended since the effects were cleared; nil of any other. O(1).
    public func summary(of call: CallID) -> CallSummary? {
        guard Int(call.slot) < calls.capacity, calls[call.slot].version == call.version else { return nil }
        let record = calls[call.slot]
        let isOver = record.state == .closed
        func known(_ time: Int64) -> Int64? { time == CallRecord.never ? nil : time }
        let isAbandoned =
            record.endType == .abandoned || record.endType == .abandonedRinging || record.endType == .abandonedRouting
        return CallSummary(
            sequence: record.sequence, dnis: Int(record.dnis), arrivedAt: record.arrivedAt,
            firstQueuedAt: known(record.firstQueuedAt), answeredAt: known(record.answeredAt),
            abandonedAt: isOver && isAbandoned ? record.endedAt : nil, transferredAt: known(record.transferredAt),
            endedAt: isOver && record.answeredAt != CallRecord.never ? record.endedAt : nil,
            initialQueue: optionalSlot(record.initialQueue), handledQueue: optionalSlot(record.handledQueue),
            queueHops: Int(record.queueHops), agentHops: Int(record.agentHops),
            agent: record.answeredAt == CallRecord.never ? nil : AgentID(record.agent),
            transferStep: record.transferStep < 0 ? nil : Int(record.transferStep),
            endType: isOver || record.isCallback ? record.endType : nil, callbackResult: record.callbackResult,
            priority: Priority(clamping: Int64(record.base)))
    }

    /// What the call is doing, or nil if it is not known any more.
    public func state(of call: CallID) -> CallState? {
        guard Int(call.slot) < calls.capacity, calls[call.slot].version == call.version else { return nil }
        return calls[call.slot].state
    }

    /// The agent at whom the call rings, or who talks to the caller.
    public func agent(of call: CallID) -> AgentID? {
        guard let index = open(call), calls[index].agent >= 0 else { return nil }
        return AgentID(calls[index].agent)
    }

    /// How many agents there are.
    public var agentCount: Int { agents.count }

    /// The queues the call waits in, or is reserved in, in order of entry. O(queues visited).
    public func queues(of call: CallID) -> [Slot<Queue>] {
        guard let index = open(call) else { return [] }
        var found: [Slot<Queue>] = []
        var each = calls[index].firstMembership
        while each >= 0 {
            if memberships[each].isActive { found.append(slot(memberships[each].queue)) }
            each = memberships[each].next
        }
        return found
    }
}
