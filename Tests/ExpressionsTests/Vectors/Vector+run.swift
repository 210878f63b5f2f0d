import Foundation

@testable import Expressions

extension Vector {
    /// Compiles and evaluates. Answers what is not as expected, nil if all is.
    func fault() -> String? {
        var environment = Environment(container: container, zones: Self.zone)
        for (name, type) in variables { environment.declare(name, type) }
        for (name, signature) in functions {
            environment.declare(function: name, signature) { _ throws(EvaluationError.Kind) in
                throw .host("declared only")
            }
        }
        if !isChecked {
            for (name, _) in bindings where !variables.contains(where: { $0.name == name }) {
                environment.declare(name, .dyn)
            }
        }
        let expression: Expressions.Expression
        do {
            expression =
                isChecked
                ? try .compile(source, in: environment) : try .compileUnchecked(source, in: environment)
        } catch {
            return "is refused: \(error.mistakes.map(\.kind))"
        }
        if case .value(_, let type?) = expectation, expression.type != type {
            return "is of type \(expression.type) instead of \(type)"
        }
        return isEvaluated ? evaluationFault(expression, in: environment) : nil
    }

    private func evaluationFault(_ expression: Expressions.Expression, in environment: Environment) -> String? {
        var values = Bindings(environment)
        for (name, value) in bindings { values[name] = value }
        do {
            let value = try expression.evaluate(values)
            switch expectation {
            case .error: return "is \(value) instead of an error"
            case .value(let expected, _): return expected == nil || expected == value ? nil : "is \(value)"
            }
        } catch {
            if case .error = expectation { return nil }
            return "is an error: \(error.kind)"
        }
    }

    private static let zone: Environment.Zones = { name in
        TimeZone(identifier: name).map { zone in
            Timestamp.Zone { zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval($0))) }
        }
    }
}
