extension Checker {
    mutating func loopType(_ loop: Loop, at index: Int) -> ValueType {
        let range = substitution.resolve(type(loop.range))
        let (key, value) = elementTypes(range, hasTwo: loop.second != nil, at: loop.range)
        var locals = [enter(loop.variable, loop.second == nil ? value : key, of: loop.range)]
        if let second = loop.second { locals.append(enter(second, value, of: loop.range)) }
        defer { leave(locals.count) }
        refer(index, to: .locals(locals))
        if let filter = loop.filter { expect(.bool, type(filter), at: filter) }
        let body = type(loop.body)
        guard isTyped else { return .dyn }
        switch loop.kind {
        case .all, .exists, .existsOne:
            expect(.bool, body, at: loop.body)
            return .bool
        case .list:
            return .list(body)
        case .filter:
            expect(.bool, body, at: loop.body)
            return .list(value)
        case .mapValues:
            return .map(key, body)
        case .mapEntries:
            let result = ValueType.map(substitution.fresh(), substitution.fresh())
            expect(result, body, at: loop.body)
            return substitution.resolve(result)
        case .sort:
            if !substitution.resolve(body).hasOrder {
                report(
                    .notSupported(operation: "sortBy", type: substitution.resolve(body, isFinal: true)), at: loop.body)
            }
            return .list(value)
        }
    }

    /// What the variables of a loop over `range` hold; with one variable over a map, its keys.
    private mutating func elementTypes(
        _ range: ValueType, hasTwo: Bool, at index: Int
    ) -> (key: ValueType, value: ValueType) {
        switch range {
        case .list(let element): return (.int, element)
        case .map(let key, let value): return (key, hasTwo ? value : key)
        case .dyn, .parameter: return (.dyn, .dyn)
        default:
            if isTyped { report(.notSupported(operation: "elements", type: range), at: index) }
            return (.dyn, .dyn)
        }
    }

    /// Each value may use the names before it.
    mutating func bindingType(_ values: [(name: String, value: Int)], _ body: Int, at index: Int) -> ValueType {
        var locals: [Int] = []
        for (name, value) in values {
            let type = type(value)
            locals.append(enter(name, type, of: value))
        }
        defer { leave(locals.count) }
        refer(index, to: .locals(locals))
        return type(body)
    }

    mutating func optionalMapType(
        _ target: Int, _ name: String, _ body: Int, isFlat: Bool, at index: Int
    ) -> ValueType {
        let wrapped = substitution.fresh()
        expect(.optional(wrapped), type(target), at: target)
        let local = enter(name, substitution.resolve(wrapped), of: target)
        defer { leave(1) }
        refer(index, to: .locals([local]))
        let result = type(body)
        guard isFlat else { return .optional(result) }
        let flat = ValueType.optional(substitution.fresh())
        expect(flat, result, at: body)
        return substitution.resolve(flat)
    }
}

extension ValueType {
    /// Whether `<` may compare values of this type.
    fileprivate var hasOrder: Bool {
        switch self {
        case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .dyn, .parameter: true
        default: false
        }
    }
}
