extension ACD {
    mutating func setRingTimers() {
        guard !freshRings.isEmpty else { return }
        for index in 0..<freshRings.count {
            let call = freshRings[index]
            // A ring listed twice sets two timers of one stamp, the second of which finds the call no longer ringing.
            guard calls[call].state == .ringing, calls[call].ringingSince == now else { continue }
            let queue = calls[call].handledQueue
            let limit = queue < 0 ? directRing : queues[queue].ring
            earlyTimers.push(
                Timer(time: later(now, by: limit), subject: call, stamp: calls[call].stamp, kind: .ring))
        }
        freshRings.removeAll()
    }

    /// How long a call rings that was routed to an agent without a queue: as in a queue that says nothing.
    private var directRing: Int64 { 20_000 }

    /// Adds without passing the end of time.
    @inline(__always)
    func later(_ time: Int64, by duration: Int64) -> Int64 {
        let (sum, isOver) = time.addingReportingOverflow(duration)
        return isOver ? .max : sum
    }

    mutating func runEarlyTimers() {
        while earlyTimers.earliest <= now {
            let timer = earlyTimers.pop()
            switch timer.kind {
            case .wrapUp, .pause:
                guard agents[timer.subject].stamp == timer.stamp else { continue }
                if timer.kind == .wrapUp { endWork(of: timer.subject) } else { endPause(of: timer.subject) }
            case .ring:
                guard calls[timer.subject].stamp == timer.stamp, calls[timer.subject].state == .ringing else {
                    continue
                }
                endRing(of: timer.subject, .noAnswer)
            case .reservation:
                guard calls[timer.subject].version == timer.stamp else { continue }
                endReservation(of: timer.subject)
            case .exclusion:
                guard calls[timer.subject].version == timer.stamp else { continue }
                offerAgain(timer.subject)
            case .outside:
                guard calls[timer.subject].stamp == timer.stamp, calls[timer.subject].state == .outside else {
                    continue
                }
                comeBack(timer.subject)
            }
        }
    }
}
