public import Routing

extension ACD {
    /// Begins an interval of the counters, as statistics do every quarter of an hour. O(queues + lines).
    public mutating func beginInterval() {
        queueMarks.removeAll()
        for index in 0..<counters.count {
            counters[index].times.beginInterval()
            queueMarks.append(counters[index])
        }
        lineMarks.removeAll()
        for index in 0..<lines.count {
            lines[index].times.beginInterval()
            lineMarks.append(lines[index])
        }
    }

    /// What has happened in `queue` since the interval began; since the ACD did, if none was begun.
    public func interval(of queue: Slot<Queue>) -> QueueCounters {
        let mark = queue.index < queueMarks.count ? queueMarks[queue.index] : QueueCounters()
        return counters[queue.index].since(mark)
    }

    /// What has happened to the calls of the number at `dnis` since the interval began.
    public func interval(ofLine dnis: Int) -> LineCounters {
        lines[dnis + 1].since(lineMarks.isEmpty ? LineCounters() : lineMarks[dnis + 1])
    }

    /// What a wallboard shows of `queue`, by the names of the vendor's real-time service. O(calls waiting there +
    /// agents).
    public func figures(of queue: Slot<Queue>) -> RealTimeFigures {
        let it = interval(of: queue)
        return RealTimeFigures(
            currentMaxWaitingTime: longestWait(in: queue),
            currentTotalCallMaxWaitingTime: longestWait(in: queue, sinceFirstQueued: true),
            waitingCalls: waiting(in: queue), currentAgentACDTalk: talking(for: queue),
            maxWaitingTime: max(it.times.answer.maximum, it.times.abandon.maximum),
            avgWaitingTime: it.meanWait, avgTalkTime: it.times.talk.mean ?? 0, interval: it)
    }

    private func talking(for queue: Slot<Queue>) -> Int {
        var talking = 0
        for index in 0..<agents.count where agents[index].state == .talking {
            if calls[agents[index].call].handledQueue == Int32(queue.index) { talking += 1 }
        }
        return talking
    }
}

extension QueueCounters {
    fileprivate var meanWait: Int64 {
        let count = times.answer.count + times.abandon.count
        return count == 0 ? 0 : (times.answer.sum + times.abandon.sum) / count
    }
}
