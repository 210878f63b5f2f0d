extension QueueCounters {
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
        part.times = times.since(mark.times)
        return part
    }
}
