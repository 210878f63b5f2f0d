package import Routing

/// Which rules the cases of a run reached and matched.
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

        /// Less exercised first.
        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private var states: [State]

    /// Coverage of `count` rules, none reached yet.
    init(rules count: Int) { states = Array(repeating: .neverReached, count: count) }

    /// Counts one decision: every rule up to the deciding one was reached.
    mutating func record(_ decision: Decision) {
        let last = decision.rule?.index ?? states.count - 1
        for index in states.indices where index <= last { states[index] = max(states[index], .neverMatched) }
        if let rule = decision.rule { states[rule.index] = .matched }
    }

    /// The state of one rule.
    package subscript(rule: Slot<Rule>) -> State { states[rule.index] }

    /// How many rules matched.
    package var matched: Int { states.count { $0 == .matched } }

    /// The share of rules that matched, 0 ... 100; of no rules, 100.
    package var percent: Double { states.isEmpty ? 100 : 100 * Double(matched) / Double(states.count) }

    /// Adds what another run over the same rules covered.
    mutating func merge(_ other: RuleCoverage) {
        for (index, state) in other.states.enumerated() { states[index] = max(states[index], state) }
    }
}
