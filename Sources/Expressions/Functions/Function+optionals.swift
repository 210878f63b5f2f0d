extension Function {
    /// Values that may be none.
    static let optionals: [Function] = [
        Function("optional.of", [.function(a, to: .optional(a))]) { arguments in .optional(arguments[0]) },
        Function("optional.none", [.function(to: .optional(a))]) { _ in .optional(nil) },
        Function("optional.ofNonZeroValue", [.function(a, to: .optional(a))]) { arguments in
            .optional(arguments[0].isZero ? nil : arguments[0])
        },
        Function("hasValue", [.method(.optional(a), to: .bool)]) { arguments throws(EvaluationError.Kind) in
            try .bool(arguments.optional(0) != nil)
        },
        Function("value", [.method(.optional(a), to: a)]) { arguments throws(EvaluationError.Kind) in
            guard let value = try arguments.optional(0) else { throw .emptyOptional }
            return value
        },
        Function("or", [.method(.optional(a), .optional(a), to: .optional(a))]) {
            arguments throws(EvaluationError.Kind) in
            try arguments.optional(0) == nil ? .optional(arguments.optional(1)) : arguments[0]
        },
        Function("orValue", [.method(.optional(a), a, to: a)]) { arguments throws(EvaluationError.Kind) in
            try arguments.optional(0) ?? arguments[1]
        },
        Function("optional.unwrap", [.function(.list(.optional(a)), to: .list(a))], unwrap),
        Function("unwrapOpt", [.method(.list(.optional(a)), to: .list(a))], unwrap),
    ]

    private static let unwrap: Implementation = { arguments throws(EvaluationError.Kind) in
        var values: [Value] = []
        for element in try arguments.list(0) {
            guard case .optional(let wrapped) = element else { throw arguments.noOverload }
            if let wrapped { values.append(wrapped) }
        }
        try arguments.charge(values.count)
        return .list(values)
    }
}

extension Arguments {
    fileprivate func optional(_ index: Int) throws(EvaluationError.Kind) -> Value? {
        guard case .optional(let wrapped) = self[index] else { throw noOverload }
        return wrapped
    }
}
