import Routing

extension ACD {
    /// Why the call, of which `rings` has just told, rings at `agent`; nil for one that was routed there without a queue.
    /// O(queues served).
    public mutating func offer(of call: CallID, to agent: AgentID) -> Offer? {
        guard let index = open(call), calls[index].handledQueue >= 0, let own = key(of: index, for: agent.index) else {
            return nil
        }
        let queue = queues[calls[index].handledQueue]
        let waited = now - calls[index].firstQueuedAt
        let base = Int(calls[index].base)
        // The call is in no lane while it rings, so the best that is left is the next; one that has come back since is before it.
        let left = bestCall(for: agent.index)
        let next = own < left.key ? left : .none
        return Offer(
            base: base, effective: queue.effective(base, waitedFor: waited), waited: waited,
            aging: queue.agingStep > 0 ? Offer.Aging(step: queue.agingStep, floor: Int(queue.agingFloor)) : nil,
            isKept: calls[index].reservedFor == agent.index,
            next: next.call < 0
                ? nil : Offer.Next(call: id(next.call), criterion: criterion(own, before: next.key)))
    }

    /// By what one key is less than another.
    private func criterion(_ key: CallKey, before other: CallKey) -> Offer.Criterion {
        // A rank is level, effective priority and whether an agent has not returned it, as far as the rule looks at them.
        if key.rank / 32 != other.rank / 32 { return .level }
        if key.rank / 2 != other.rank / 2 { return .priority }
        if key.rank != other.rank { return .returned }
        return key.firstQueued != other.firstQueued ? .firstQueued : .sequence
    }
}
