import Routing

extension ACD {
    /// How many waiting calls of `queue` go before the call of `membership` in the order of dispatch, whether the call
    /// waits there or would (R10). Levels are left out, as they differ by agent.
    ///
    /// O(lanes) for a call with the newest place, as nearly all newcomers are; else a pass over the queue.
    @inline(__always)
    func callsAhead(of membership: Int32, in queue: Int32) -> Int {
        let call = memberships[membership].call
        let place = place(of: membership)
        let own = lane(call, in: queue)
        let isInOrder = options.dispatch.call != .longestWait && queues[queue].agingStep == 0
        let isPlaced = memberships[membership].queue == queue && memberships[membership].isPlaced
        guard isInOrder, lanes.isLast(place, in: own) else { return countAhead(of: membership, in: queue) }
        var ahead = 0
        for lane in Int(queue) * Lanes.perQueue...own { ahead += lanes.waiting(in: lane) }
        return isPlaced ? ahead - 1 : ahead
    }

    private func countAhead(of membership: Int32, in queue: Int32) -> Int {
        let call = memberships[membership].call
        let key = positionKey(of: call, in: queue)
        var ahead = 0
        for lane in Int(queue) * Lanes.perQueue..<Int(queue + 1) * Lanes.perQueue {
            lanes.forEach(in: lane, of: memberships) { place in
                let other = memberships[place.membership].call
                if other != call, positionKey(of: other, in: queue) < key { ahead += 1 }
            }
        }
        return ahead
    }

    private func positionKey(of call: Int32, in queue: Int32) -> CallKey {
        CallKey(
            rank: rank(
                base: Int(calls[call].base), isOther: calls[call].isReturned ? 0 : 1, level: 0, in: queue,
                since: calls[call].firstQueuedAt),
            firstQueued: calls[call].firstQueuedAt, sequence: calls[call].sequence)
    }

    /// The call that goes instead of a newcomer: of the others that wait in the queue, the one that came last or has
    /// waited longest. -1 if there is none.
    func evicted(from queue: Int32, instead newcomer: Int32, _ eviction: StepPlan.Eviction) -> Int32 {
        var best: Int32 = -1
        for lane in Int(queue) * Lanes.perQueue..<Int(queue + 1) * Lanes.perQueue {
            lanes.forEach(in: lane, of: memberships) { place in
                let other = place.membership
                guard memberships[other].call != memberships[newcomer].call,
                    !calls[memberships[other].call].isCallback
                else { return }
                if best < 0 || goesFirst(other, best, eviction) { best = other }
            }
        }
        return best
    }

    private func goesFirst(_ left: Int32, _ right: Int32, _ eviction: StepPlan.Eviction) -> Bool {
        let (a, b) = (memberships[left], memberships[right])
        switch eviction {
        case .newest:
            return (a.enteredAt, calls[a.call].sequence) > (b.enteredAt, calls[b.call].sequence)
        case .longest, .none:
            return (calls[a.call].firstQueuedAt, calls[a.call].sequence)
                < (calls[b.call].firstQueuedAt, calls[b.call].sequence)
        }
    }
}
