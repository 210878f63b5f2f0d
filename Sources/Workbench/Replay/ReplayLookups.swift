package import Lookups
import Routing

/// Who answers the lookups of a replay.
package enum ReplayLookups: Sendable {
    /// Nobody: rules with a lookup do not match.
    case off
    /// The databases, or a snapshot of them.
    case asked(CallRouter)

    /// Decides some calls.
    func route(
        _ calls: [Call], at moments: [Moment], queues: QueueBoard?, by rules: RuleSet
    ) async -> [DecisionRecord] {
        switch self {
        case .asked(let router):
            return await router.route(calls, at: moments, queues: queues)
        case .off:
            return zip(calls, moments).map { call, moment in
                let began = ContinuousClock.now
                let record = rules.decide(call, at: moment, queues: queues) { _ in .notRun }
                return DecisionRecord(
                    call: call, moment: moment, facts: record.facts, decision: record.decision,
                    nanoseconds: began.elapsedNanoseconds)
            }
        }
    }
}
