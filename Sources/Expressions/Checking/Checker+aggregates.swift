extension Checker {
    mutating func listType(_ elements: [(value: Int, isOptional: Bool)]) -> ValueType {
        var element: ValueType?
        for (value, isOptional) in elements {
            let type = content(type(value), isOptional: isOptional, at: value)
            if isTyped { element = substitution.join(element, type) }
        }
        return .list(element ?? substitution.fresh())
    }

    mutating func mapType(_ entries: [(key: Int, value: Int, isOptional: Bool)]) -> ValueType {
        var keys: ValueType?
        var values: ValueType?
        for (key, value, isOptional) in entries {
            let keyType = type(key)
            let valueType = content(type(value), isOptional: isOptional, at: value)
            guard isTyped else { continue }
            if !substitution.resolve(keyType).canBeKey {
                report(.badKeyType(substitution.resolve(keyType, isFinal: true)), at: key)
            }
            keys = substitution.join(keys, keyType)
            values = substitution.join(values, valueType)
        }
        return .map(keys ?? substitution.fresh(), values ?? substitution.fresh())
    }

    /// What an optional element or entry puts in.
    private mutating func content(_ type: ValueType, isOptional: Bool, at index: Int) -> ValueType {
        guard isOptional, isTyped else { return type }
        let wrapped = substitution.fresh()
        expect(.optional(wrapped), type, at: index)
        return substitution.resolve(wrapped)
    }
}

extension ValueType {
    fileprivate var canBeKey: Bool {
        switch self {
        case .bool, .int, .uint, .string, .dyn, .parameter: true
        default: false
        }
    }
}
