extension QueueCounters {
    /// Starts the extremes of an interval.
    mutating func beginInterval() {
        answerTime.beginInterval()
        abandonTime.beginInterval()
        ringTime.beginInterval()
        talkTime.beginInterval()
        wrapUpTime.beginInterval()
    }

    /// What has been counted since the counters were `mark`, at the beginning of an interval.
    func since(_ mark: QueueCounters) -> QueueCounters {
        var part = QueueCounters()
        part.offered = offered - mark.offered
        part.answered = answered - mark.answered
        part.abandoned = abandoned - mark.abandoned
        part.abandonedShort = abandonedShort - mark.abandonedShort
        part.abandonedRinging = abandonedRinging - mark.abandonedRinging
        part.overflowedQueue = overflowedQueue - mark.overflowedQueue
        part.overflowedTime = overflowedTime - mark.overflowedTime
        part.overflowedLogin = overflowedLogin - mark.overflowedLogin
        part.overflowedToQueue = overflowedToQueue - mark.overflowedToQueue
        part.backflowed = backflowed - mark.backflowed
        part.inflowed = inflowed - mark.inflowed
        part.dequeued = dequeued - mark.dequeued
        part.returnedFromAgent = returnedFromAgent - mark.returnedFromAgent
        part.toDefault = toDefault - mark.toDefault
        part.toExternal = toExternal - mark.toExternal
        part.offeredCallback = offeredCallback - mark.offeredCallback
        part.endedInIVR = endedInIVR - mark.endedInIVR
        part.callbackAnswered = callbackAnswered - mark.callbackAnswered
        part.movedOut = movedOut - mark.movedOut
        part.refused = refused - mark.refused
        part.returnedFromDefault = returnedFromDefault - mark.returnedFromDefault
        part.returnedFromRoute = returnedFromRoute - mark.returnedFromRoute
        part.returnedFromQueue = returnedFromQueue - mark.returnedFromQueue
        part.rejoined = rejoined - mark.rejoined
        part.loopSuppressed = loopSuppressed - mark.loopSuppressed
        part.overflowBlocked = overflowBlocked - mark.overflowBlocked
        part.answeredInTime = answeredInTime - mark.answeredInTime
        part.abandonedInTime = abandonedInTime - mark.abandonedInTime
        part.answerTime = answerTime.since(mark.answerTime)
        part.abandonTime = abandonTime.since(mark.abandonTime)
        part.ringTime = ringTime.since(mark.ringTime)
        part.talkTime = talkTime.since(mark.talkTime)
        part.wrapUpTime = wrapUpTime.since(mark.wrapUpTime)
        return part
    }
}
