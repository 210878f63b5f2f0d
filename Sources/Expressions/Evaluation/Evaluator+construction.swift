extension Evaluator {
    func arithmetic(
        _ operation: Operation.Arithmetic, _ left: Int32, _ right: Int32, _ step: Step
    ) throws(EvaluationError) -> Value {
        let (left, right) = (try operand(left), try operand(right))
        let result = try located(step) { () throws(EvaluationError.Kind) in
            try left.applying(operation, right, meter)
        }
        guard let result else { throw noOverload(operation.name, left, right, at: step) }
        return result
    }

    func negate(_ operand: Int32, _ step: Step) throws(EvaluationError) -> Value {
        let operand = try value(operand)
        let result = try located(step) { () throws(EvaluationError.Kind) in try operand.negated() }
        guard let result else { throw noOverload("-_", operand, at: step) }
        return result
    }

    func list(_ first: Int32, _ count: Int32, _ optionals: Int32, _ step: Step) throws(EvaluationError) -> Value {
        var elements: [Value] = []
        elements.reserveCapacity(Int(count))
        for position in 0..<Int(count) {
            let element = try value(code.children[Int(first) + position])
            if let content = try content(element, isOptional(position, optionals), step) { elements.append(content) }
        }
        return .list(elements)
    }

    func map(_ first: Int32, _ count: Int32, _ optionals: Int32, _ step: Step) throws(EvaluationError) -> Value {
        var builder = ValueMap.Builder()
        for position in 0..<Int(count) {
            let key = try value(code.children[Int(first) + position * 2])
            let entry = try value(code.children[Int(first) + position * 2 + 1])
            guard let content = try content(entry, isOptional(position, optionals), step) else { continue }
            try insert(key, content, into: &builder, step)
        }
        return .map(ValueMap(builder))
    }

    func insert(
        _ key: Value, _ value: Value, into builder: inout ValueMap.Builder, _ step: Step
    ) throws(EvaluationError) {
        switch builder.insert(key, value) {
        case .inserted: return
        case .duplicate: throw EvaluationError(.duplicateKey(key.keyText), at: step.mark)
        case .unsupportedKey: throw EvaluationError(.unsupportedKeyType(key.type.name), at: step.mark)
        }
    }

    private func isOptional(_ position: Int, _ optionals: Int32) -> Bool {
        optionals >= 0 && program.optionals[Int(optionals)].contains(position)
    }

    private func content(_ value: Value, _ isOptional: Bool, _ step: Step) throws(EvaluationError) -> Value? {
        guard isOptional else { return value }
        guard case .optional(let wrapped) = value else { throw noOverload("?", value, at: step) }
        return wrapped
    }

    func call(_ index: Int32, _ step: Step) throws(EvaluationError) -> Value {
        let call = code.calls[Int(index)]
        let base = frame + Int(call.slot)
        for argument in 0..<Int(call.count) {
            base[argument] = try operand(code.children[Int(call.first) &+ argument])
        }
        let arguments = Arguments(
            UnsafePointer(base), count: Int(call.count), meter: meter, program: program, function: index, host: host)
        do throws(EvaluationError.Kind) {
            if let answer = code.answers[Int(index)] { return try answer.implementation(arguments) }
            return try program.functions[Int(index)].answer(arguments)
        } catch {
            throw EvaluationError(error, at: step.mark)
        }
    }
}

extension Program.Target {
    /// Of several overloads, the first that takes the arguments answers; one of the language says itself if it does.
    fileprivate func answer(_ arguments: Arguments) throws(EvaluationError.Kind) -> Value {
        for overload in overloads where overload.signature.accepts(arguments) {
            return try overload.implementation(arguments)
        }
        if let library = overloads.first(where: \.checksArguments) { return try library.implementation(arguments) }
        throw arguments.noOverload
    }
}

extension Operation.Arithmetic {
    fileprivate var name: String {
        switch self {
        case .add: "_+_"
        case .subtract: "_-_"
        case .multiply: "_*_"
        case .divide: "_/_"
        case .remainder: "_%_"
        }
    }
}
