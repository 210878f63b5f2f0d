import Routing

/// The laws that hold between counters at any time (L1-L6). What breaks one is a defect of the ACD.
public enum Conservation {
    /// Two sums that should be the same, or the lesser of which is on the wrong side.
    public struct Breach: Sendable, Hashable, CustomStringConvertible {
        /// `L1` to `L6`.
        public let law: String
        /// What is compared.
        public let what: String
        /// The left side of the law.
        public let left: Int64
        /// The right side of the law.
        public let right: Int64

        /// `L4 service: 5 is not 4`.
        public var description: String { "\(law) \(what): \(left) against \(right)" }
    }
}

extension ACD {
    /// The laws that do not hold now: none, ever. O(queues + lines + open calls).
    public func breaches() -> [Conservation.Breach] {
        var tally = Tally()
        countOpen(into: &tally)
        var sum = QueueCounters()
        for index in 0..<counters.count {
            checkQueue(index, open: tally.memberships[index, default: 0], &tally)
            sum.add(counters[index])
        }
        // L1: every call counts in one queue, or in none if it was routed to an agent.
        tally.expect("L1", "answered", sum.answered, totals.answered - totals.answeredDirectly)
        tally.expect("L1", "abandoned", sum.abandoned, totals.abandoned)
        tally.expect("L1", "abandoned soon", sum.abandonedShort, totals.abandonedShort)
        tally.expect(
            "L1", "abandoned ringing", sum.abandonedRinging, totals.abandonedRinging - totals.abandonedRingingDirectly)
        tally.expect("L1", "ended in the IVR", sum.endedInIVR, totals.endedInIVR)
        tally.expect("L2", "inflowed and rejoined", sum.inflowed + sum.rejoined, sum.overflowedToQueue)
        tally.expect("L3", "offered", sum.offered, totals.queued + sum.inflowed)
        for index in 0..<lineCount {
            let open = tally.lines[Int32(index), default: 0]
            tally.expect("L6", "line \(index)", lines[index + 1].offered, lines[index + 1].ended + open)
        }
        tally.expect("L6", "all lines", totals.offered, totals.ended + tally.open)
        return tally.breaches
    }

    private func checkQueue(_ index: Int, open: Int64, _ tally: inout Tally) {
        let it = counters[index]
        let name = declarations[index].name
        let came = it.offered + it.returnedFromDefault + it.returnedFromRoute + it.returnedFromQueue
        let given = it.answered + it.abandoned + it.abandonedShort + it.abandonedRinging
        let taken = it.endedInIVR + it.toDefault + it.toExternal + it.refused + it.movedOut + it.dequeued
        tally.expect("L4", name, came, given + taken + open)
        tally.expectAtMost("L5", "\(name) backflowed of answered", it.backflowed, it.answered)
        let overflowed = it.overflowedQueue + it.overflowedTime + it.overflowedLogin
        tally.expectAtMost("L5", "\(name) backflowed of overflowed", it.backflowed, overflowed)
    }

    private func countOpen(into tally: inout Tally) {
        for index in 0..<Int32(calls.capacity) where isOpenLeg(index) {
            tally.open += 1
            tally.lines[calls[index].dnis, default: 0] += 1
            var each = calls[index].firstMembership
            while each >= 0 {
                if memberships[each].isActive { tally.memberships[Int(memberships[each].queue), default: 0] += 1 }
                each = memberships[each].next
            }
        }
    }

    /// True of a call whose caller is on the line: a task has been counted out.
    private func isOpenLeg(_ index: Int32) -> Bool {
        calls[index].state != .closed && !calls[index].isCallback
    }
}

private struct Tally {
    var breaches: [Conservation.Breach] = []
    var memberships: [Int: Int64] = [:]
    var lines: [Int32: Int64] = [:]
    var open: Int64 = 0

    mutating func expect(_ law: String, _ what: String, _ left: Int64, _ right: Int64) {
        if left != right { breaches.append(.init(law: law, what: what, left: left, right: right)) }
    }

    mutating func expectAtMost(_ law: String, _ what: String, _ left: Int64, _ right: Int64) {
        if left > right { breaches.append(.init(law: law, what: what, left: left, right: right)) }
    }
}

extension QueueCounters {
    /// The counts that the laws of all queues together are about.
    fileprivate mutating func add(_ other: Self) {
        offered += other.offered
        answered += other.answered
        abandoned += other.abandoned
        abandonedShort += other.abandonedShort
        abandonedRinging += other.abandonedRinging
        endedInIVR += other.endedInIVR
        inflowed += other.inflowed
        rejoined += other.rejoined
        overflowedToQueue += other.overflowedToQueue
    }
}
