public import Expressions

/// One formula of a rule as it stood for a call.
public struct FormulaCheck: Sendable {
    /// What was asked.
    public let formula: Formula
    /// Whether it held, or why that cannot be said.
    public let result: Result<Bool, EvaluationError>

    /// Whether it held.
    public var holds: Bool {
        if case .success(true) = result { true } else { false }
    }
}
