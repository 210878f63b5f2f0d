import Queueing
import Routing

extension Queue {
    /// A queue with these rules of waiting; the code is nobody's concern here.
    static func make(_ name: String, code: Int, _ waiting: WaitingRules = WaitingRules()) -> Queue {
        Queue(name: name, code: code, waiting: waiting)
    }
}

extension OverflowStep {
    /// After so many seconds in the queue.
    static func after(
        _ seconds: Int64, to queues: Int..., keep: Bool = false, priority: Int? = nil, revisit: Bool = false,
        unstaffed: Bool = false, cascade: Bool = true, back: Int64? = nil, since clock: Clock = .entry
    ) -> OverflowStep {
        OverflowStep(
            .after(seconds * 1000, since: clock), to: .queues(queues.map { Slot($0) }), keepsPlace: keep,
            priority: priority.flatMap { Priority($0) }, acceptsUnstaffed: unstaffed, revisits: revisit,
            cascades: cascade, returnAfter: back.map { $0 * 1000 })
    }

    /// With so many calls ahead.
    static func position(
        _ ahead: Int, to queues: Int..., measure: Measure = .rank, evict: Eviction? = nil, keep: Bool = false
    ) -> OverflowStep {
        OverflowStep(
            .position(ahead, measure: measure, evict: evict), to: .queues(queues.map { Slot($0) }), keepsPlace: keep)
    }

    /// With nobody logged in for so many seconds.
    static func noAgents(_ grace: Int64 = 0, to queues: Int..., keep: Bool = false) -> OverflowStep {
        OverflowStep(
            .noAgents(grace: grace * 1000), to: .queues(queues.map { Slot($0) }), keepsPlace: keep)
    }
}
