import Testing

@testable import Expressions

/// Compiles and evaluates an expression without variables.
func value(_ source: String, limits: Limits = .standard) throws -> Value {
    let environment = Environment()
    return try Expression.compile(source, in: environment, limits: limits).evaluate(Bindings(environment))
}

/// Why an expression without variables is refused.
func refusals(_ source: String, in environment: Environment = Environment()) -> [Mistake] {
    do {
        _ = try Expression.compile(source, in: environment)
        return []
    } catch {
        return error.mistakes
    }
}

/// Why an expression without variables has no value.
func failure(_ source: String, limits: Limits = .standard) throws -> EvaluationError? {
    let environment = Environment()
    let expression = try Expression.compile(source, in: environment, limits: limits)
    do {
        _ = try expression.evaluate(Bindings(environment))
        return nil
    } catch {
        return error
    }
}
