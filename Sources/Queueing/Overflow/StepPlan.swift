import Routing

/// An overflow step, ready to be looked at without touching the declaration.
struct StepPlan: BitwiseCopyable, Sendable {
    enum Trigger: UInt8, BitwiseCopyable, Sendable {
        case after, position, noAgents, noReady

        /// The order at one instant (R10): login, position, time.
        var turn: UInt8 {
            switch self {
            case .noAgents, .noReady: 0
            case .position: 1
            case .after: 2
            }
        }
    }
    enum Target: UInt8, BitwiseCopyable, Sendable { case queues, outside, fallback, busy }
    enum Eviction: UInt8, BitwiseCopyable, Sendable { case none, newest, longest }

    let trigger: Trigger
    let target: Target
    let eviction: Eviction
    let sinceFirstQueued: Bool
    let countsLength: Bool
    let keepsPlace: Bool
    let acceptsUnstaffed: Bool
    let revisits: Bool
    let cascades: Bool
    /// 0 keeps the priority.
    let priority: UInt8
    /// Milliseconds, or calls ahead.
    let threshold: Int64
    /// -1 for a step without return.
    let returnAfter: Int64
    let firstTarget: Int32
    let targets: Int32

    init(_ step: OverflowStep, firstTarget: Int) {
        var measuresLength = false
        var waitsFromFirst = false
        var evicts = Eviction.none
        switch step.trigger {
        case .after(let time, let clock):
            (trigger, threshold) = (.after, time)
            waitsFromFirst = clock == .firstQueued
        case .position(let ahead, let measure, let evict):
            (trigger, threshold) = (.position, Int64(ahead))
            measuresLength = measure == .length
            evicts = evict.map { $0 == .newest ? .newest : .longest } ?? .none
        case .noAgents(let grace): (trigger, threshold) = (.noAgents, grace)
        case .noReady(let time): (trigger, threshold) = (.noReady, time)
        }
        var count = 0
        switch step.target {
        case .queues(let queues):
            target = .queues
            count = queues.count
        case .external, .extension, .voicemail: target = .outside
        case .default: target = .fallback
        case .busy: target = .busy
        }
        eviction = evicts
        sinceFirstQueued = waitsFromFirst
        countsLength = measuresLength
        keepsPlace = step.keepsPlace && target == .queues
        acceptsUnstaffed = step.acceptsUnstaffed
        revisits = step.revisits
        cascades = step.cascades
        priority = UInt8(step.priority?.level ?? 0)
        returnAfter = step.returnAfter ?? -1
        self.firstTarget = Int32(firstTarget)
        targets = Int32(count)
    }
}
