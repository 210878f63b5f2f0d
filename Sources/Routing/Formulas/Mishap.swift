public import Expressions

/// A formula that could not be evaluated for a call: the reason why a decision is `degraded`.
public struct Mishap: Hashable, Sendable {
    /// The rule it belongs to.
    public let rule: Slot<Rule>
    /// What it was to say.
    public let role: Role
    /// The formula.
    public let formula: Formula
    /// What went wrong.
    public let problem: Problem

    /// What a formula is for.
    public enum Role: String, Hashable, Sendable {
        /// Whether the rule matches.
        case condition = "if"
        /// Where to.
        case destination
        /// How urgent.
        case priority
        /// The attach data.
        case attach
        /// For which agent the call is kept.
        case lastAgent = "last_agent"
    }

    /// What can go wrong.
    public enum Problem: Hashable, Sendable {
        /// There is no value.
        case error(EvaluationError)
        /// The value is not one that can be used here; it is given as text.
        case unusable(String)
    }

    init(_ role: Role, _ formula: Formula, of rule: Slot<Rule>, _ problem: Problem) {
        self.rule = rule
        self.role = role
        self.formula = formula
        self.problem = problem
    }
}
