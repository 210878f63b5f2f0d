import Routing

/// What a queue does with its calls, ready to be looked at.
struct QueuePlan: BitwiseCopyable, Sendable {
    let firstStep: Int32
    let steps: Int32
    /// The turns in which a step may be taken (R10), one bit each.
    let turns: UInt8
    let maxHops: UInt8
    let shortAbandon: Int64
    let serviceLevel: Int64
    /// `.max` without a callback.
    let offerAfter: Int64
    let offerEvery: Int64
    /// False where nothing happens to a call but dispatch.
    var hasSteps: Bool { steps > 0 || offerAfter != .max }
}

/// One version of the queues' declarations. Calls may wait by an older one (R30).
struct Settings: Sendable {
    let queues: [Queue]
    let plans: ContiguousArray<QueuePlan>
    let steps: ContiguousArray<StepPlan>
    let targets: ContiguousArray<Int32>

    init(_ queues: [Queue]) {
        var plans: ContiguousArray<QueuePlan> = []
        var steps: ContiguousArray<StepPlan> = []
        var targets: ContiguousArray<Int32> = []
        for queue in queues {
            let rules = queue.waiting
            precondition(rules.overflow.count <= UInt64.bitWidth, "\(queue.name) has more than 64 overflow steps")
            plans.append(
                QueuePlan(
                    firstStep: Int32(steps.count), steps: Int32(rules.overflow.count),
                    turns: rules.overflow.reduce(0) { $0 | 1 << StepPlan($1, firstTarget: 0).trigger.turn },
                    maxHops: UInt8(clamping: rules.maxHops), shortAbandon: rules.shortAbandon,
                    serviceLevel: rules.serviceLevel, offerAfter: rules.callback?.after ?? .max,
                    offerEvery: rules.callback?.every ?? .max))
            for step in rules.overflow {
                steps.append(StepPlan(step, firstTarget: targets.count))
                guard case .queues(let slots) = step.target else { continue }
                precondition(slots.allSatisfy { queues.indices.contains($0.index) }, "a step leads to no queue")
                targets += slots.map { Int32($0.index) }
            }
        }
        self.queues = queues
        self.plans = plans
        self.steps = steps
        self.targets = targets
    }
}
