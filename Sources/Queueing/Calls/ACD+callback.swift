import Routing

extension ACD {
    /// The caller accepts the offer to be called back and hangs up (R20). The call goes on as a task in the places it
    /// has, without overflow; it rings and is answered like a call. False unless it waits and was made an offer.
    @discardableResult
    public mutating func acceptCallback(_ call: CallID, at time: Int64) -> Bool {
        advance(to: time)
        guard let index = open(call), calls[index].state == .waiting, !calls[index].isCallback else { return false }
        let offering = calls[index].offeredBy
        guard offering >= 0 else { return false }
        // The offer may be of a queue that the call has left since.
        let known = membership(of: index, in: offering)
        let queue = known >= 0 && memberships[known].isActive ? offering : countingQueue(of: index)
        var each = calls[index].firstMembership
        while each >= 0 {
            if memberships[each].isActive {
                let isCounted = memberships[each].queue == queue
                let place = Int(memberships[each].queue)
                if isCounted { counters[place].endedInIVR += 1 } else { counters[place].dequeued += 1 }
                memberships[each].timerStamp &+= 1
                memberships[each].blocked = 0
            }
            each = memberships[each].next
        }
        calls[index].isCallback = true
        calls[index].handledQueue = queue
        calls[index].endType = .callback
        calls[index].legEndedAt = now
        book(line: calls[index].dnis) { $0.endedInIVR += 1 }
        happened.append(.callbackTaken(call, slot(queue)))
        return true
    }

    /// The agent has the caller on the line again: the callback counts as answered. `finish` ends it; without this
    /// event before, it ends as not reached. False unless an agent handles a callback.
    @discardableResult
    public mutating func callbackReached(_ call: CallID, at time: Int64) -> Bool {
        advance(to: time)
        guard let index = open(call), calls[index].state == .talking, calls[index].isCallback,
            calls[index].callbackResult == nil
        else { return false }
        calls[index].callbackResult = .talked
        calls[index].reachedAt = now
        let queue = calls[index].handledQueue
        if queue >= 0 { counters[Int(queue)].callbackAnswered += 1 }
        book(line: calls[index].dnis) { $0.callbackAnswered += 1 }
        return true
    }
}
