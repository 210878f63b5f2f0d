extension LineCounters {
    /// What has been counted since the counters were `mark`, at the beginning of an interval.
    func since(_ mark: LineCounters) -> LineCounters {
        var part = LineCounters()
        part.offered = offered - mark.offered
        part.queued = queued - mark.queued
        part.answered = answered - mark.answered
        part.answeredDirectly = answeredDirectly - mark.answeredDirectly
        part.abandoned = abandoned - mark.abandoned
        part.abandonedShort = abandonedShort - mark.abandonedShort
        part.abandonedRinging = abandonedRinging - mark.abandonedRinging
        part.abandonedRingingDirectly = abandonedRingingDirectly - mark.abandonedRingingDirectly
        part.abandonedRouting = abandonedRouting - mark.abandonedRouting
        part.toDefault = toDefault - mark.toDefault
        part.offeredCallback = offeredCallback - mark.offeredCallback
        part.endedInIVR = endedInIVR - mark.endedInIVR
        part.callbackAnswered = callbackAnswered - mark.callbackAnswered
        part.endedTalked = endedTalked - mark.endedTalked
        part.endedTransferred = endedTransferred - mark.endedTransferred
        part.endedRouting = endedRouting - mark.endedRouting
        part.times = times.since(mark.times)
        return part
    }
}
