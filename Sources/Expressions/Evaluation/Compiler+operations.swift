extension Compiler {
    /// Fields of records are slots, and a chain of them on a variable is one step.
    mutating func field(_ operand: Int, _ name: String, isOptional: Bool, at index: Int) throws(Issues) -> Int32 {
        let source = try step(operand)
        if isOptional {
            return add(.optionalField(number(of: name), of: source), at: index, [source])
        }
        guard case .record(let type) = checked.types[operand], let slot = type.slot(name) else {
            return add(.field(number(of: name), of: source), at: index, [source])
        }
        switch operation(source) {
        case .variable(let variable):
            slots.append(Int32(slot))
            let path = Operation.path(variable: variable, first: Int32(slots.count - 1), count: 1)
            return add(path, at: index, [source])
        case .path(let variable, let first, let count):
            let start = Int32(slots.count)
            slots += slots[Int(first)..<Int(first + count)]
            slots.append(Int32(slot))
            return add(.path(variable: variable, first: start, count: count + 1), at: index, [source])
        default:
            return add(.slot(Int32(slot), of: source), at: index, [source])
        }
    }

    mutating func operation(_ operation: Operator, _ operands: [Int], at index: Int) throws(Issues) -> Int32 {
        var parts: [Int32] = []
        for operand in operands { try parts.append(step(operand)) }
        let first = parts[0]
        guard parts.count == 2 else {
            return add(operation == .not ? .not(first) : .negate(first), at: index, parts)
        }
        let second = parts[1]
        let step: Operation =
            switch operation {
            case .add: .arithmetic(.add, first, second)
            case .subtract: .arithmetic(.subtract, first, second)
            case .multiply: .arithmetic(.multiply, first, second)
            case .divide: .arithmetic(.divide, first, second)
            case .remainder: .arithmetic(.remainder, first, second)
            case .equal: .equal(first, second, isNegated: false)
            case .notEqual: .equal(first, second, isNegated: true)
            case .less: .compare(.less, first, second)
            case .lessOrEqual: .compare(.lessOrEqual, first, second)
            case .greater: .compare(.greater, first, second)
            case .greaterOrEqual: .compare(.greaterOrEqual, first, second)
            case .in: .contains(first, in: second)
            case .index: .index(second, of: first)
            case .optionalIndex: .optionalIndex(second, of: first)
            case .not, .negate: preconditionFailure("\(operation.rawValue) has one operand")
            }
        return add(step, at: index, parts)
    }

    mutating func call(_ name: String, _ overloads: [Overload], hasTarget: Bool, at index: Int) throws(Issues) -> Int32
    {
        guard case .call(_, let target, var arguments, _) = checked.tree[index].kind else {
            preconditionFailure("only calls refer to functions")
        }
        if hasTarget, let target { arguments.insert(target, at: 0) }
        if name == "matches", overloads.allSatisfy(\.checksArguments),
            let step = try constantPattern(arguments, at: index)
        {
            return step
        }
        let slot = reserve(arguments.count)
        defer { giveBack(arguments.count) }
        let (first, parts) = try group(arguments)
        // Checked arguments of one overload need no second look, unless a type was left to the evaluation.
        let isCertain = isTyped && arguments.allSatisfy { checked.types[$0].isCertain }
        let isKnown = overloads.count == 1 && isCertain || overloads.allSatisfy(\.checksArguments)
        calls.append(Code.CallSite(first: first, count: Int32(parts.count), slot: slot))
        functions.append(Program.Target(name: name, overloads: overloads))
        answers.append(isKnown ? Code.Answer(implementation: overloads[0].implementation) : nil)
        return add(.call(Int32(calls.count - 1)), at: index, parts)
    }

    /// A pattern that is written out is compiled once, and a mistake in it found before the first evaluation.
    private mutating func constantPattern(_ arguments: [Int], at index: Int) throws(Issues) -> Int32? {
        guard case .literal(.string(let source)) = checked.tree[arguments[1]].kind else { return nil }
        let pattern: Pattern
        do {
            pattern = try Pattern(source)
        } catch {
            if isTyped { throw refusal(.badPattern(error), at: arguments[1]) }
            return nil
        }
        let text = try step(arguments[0])
        patterns.append(pattern)
        return add(.matches(text, pattern: Int32(patterns.count - 1)), at: index, [text])
    }

    mutating func loop(_ loop: Loop, at index: Int) throws(Issues) -> Int32 {
        let locals = locals(index)
        let range = try step(loop.range)
        var parts = [range]
        if let filter = loop.filter { try parts.append(step(filter)) }
        try parts.append(step(loop.body))
        loops.append(
            Code.LoopSite(
                kind: loop.kind, range: range, variable: Int32(locals[0]),
                second: locals.count > 1 ? Int32(locals[1]) : -1,
                filter: loop.filter == nil ? -1 : parts[1], body: parts[parts.count - 1]))
        return add(.loop(Int32(loops.count - 1)), at: index, parts)
    }

    mutating func binding(_ values: [(name: String, value: Int)], _ body: Int, at index: Int) throws(Issues) -> Int32 {
        let locals = locals(index)
        for (local, value) in zip(locals, values) {
            let initial = try step(value.value)
            define(local, by: initial)
        }
        let body = try step(body)
        slots += locals.map(Int32.init)
        let first = Int32(slots.count - locals.count)
        return add(.binding(first: first, count: Int32(locals.count), body: body), at: index, [body])
    }

    mutating func optionalMap(_ target: Int, _ body: Int, isFlat: Bool, at index: Int) throws(Issues) -> Int32 {
        let local = locals(index)[0]
        let target = try step(target)
        let body = try step(body)
        return add(
            .optionalMap(target, slot: Int32(local), body: body, isFlat: isFlat), at: index, [target, body])
    }
}

extension ValueType {
    /// Whether every value of an expression of this type is of it for certain.
    fileprivate var isCertain: Bool {
        self != .dyn && !isGeneric && self != .null && !isOptional
    }

    private var isOptional: Bool {
        if case .optional = self { return true }
        return false
    }
}
