import Queueing
package import Routing
import Simulation

/// Which rules the cases of a run reached and matched, and which overflow steps their calls took.
package struct RuleCoverage: Sendable {
    /// How far a rule was exercised, least first.
    package enum State: Int, Comparable, Sendable {
        /// No call got as far as this rule.
        case neverReached
        /// Calls were held against it, and none matched.
        case neverMatched
        /// It decided a call.
        case matched

        /// The state in words.
        package var text: String {
            switch self {
            case .neverReached: "never reached"
            case .neverMatched: "reached, never matched"
            case .matched: "matched"
            }
        }

        /// The state of an overflow step in words.
        package var stepText: String {
            switch self {
            case .neverReached: "never reached"
            case .neverMatched: "reached, never taken"
            case .matched: "taken"
            }
        }

        /// Less exercised first.
        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private var states: [State]
    /// By queue, then by step.
    private var steps: [[State]]

    /// Coverage of `rules`, none reached yet.
    init(_ rules: RuleSet) {
        states = Array(repeating: .neverReached, count: rules.rules.count)
        steps = rules.queues.map { Array(repeating: .neverReached, count: $0.waiting.overflow.count) }
    }

    /// Counts one decision: every rule up to the deciding one was reached.
    mutating func record(_ decision: Decision) {
        let last = decision.rule?.index ?? states.count - 1
        for index in states.indices where index <= last { states[index] = max(states[index], .neverMatched) }
        if let rule = decision.rule { states[rule.index] = .matched }
    }

    /// Counts what happened to a call in the queues: the steps of a queue it entered were reached, and one carried out
    /// matched. Rules that were reloaded are others, and nothing that befell a call by those counts.
    mutating func record(_ story: CallStory) {
        for (_, event) in story.events {
            switch event {
            case .decided(let decided):
                guard decided.isByOwnRules else { return }
                record(decided.decision)
            case .effect(.entered(_, let queue, _)):
                for step in steps[queue.index].indices {
                    steps[queue.index][step] = max(steps[queue.index][step], .neverMatched)
                }
            // A call that moved to reloaded rules may take a step that is not there.
            case .effect(.overflowed(_, let queue, let step, _)) where step < steps[queue.index].count:
                steps[queue.index][step] = .matched
            case .effect, .rings: break
            }
        }
    }

    /// The state of an overflow step.
    package func state(of queue: Slot<Queue>, step: Int) -> State { steps[queue.index][step] }

    /// The state of one rule.
    package subscript(rule: Slot<Rule>) -> State { states[rule.index] }

    /// How many rules matched.
    package var matched: Int { states.count { $0 == .matched } }

    /// The share of rules that matched, 0 ... 100; of no rules, 100.
    package var percent: Double { states.isEmpty ? 100 : 100 * Double(matched) / Double(states.count) }

    /// Adds what another run over the same rules covered.
    mutating func merge(_ other: RuleCoverage) {
        for (index, state) in other.states.enumerated() { states[index] = max(states[index], state) }
        for (queue, states) in other.steps.enumerated() {
            for (step, state) in states.enumerated() { steps[queue][step] = max(steps[queue][step], state) }
        }
    }
}
