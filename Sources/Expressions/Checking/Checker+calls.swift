extension Checker {
    mutating func operationType(_ operation: Operator, _ operands: [Int], at index: Int) -> ValueType {
        var types: [ValueType] = []
        for operand in operands { types.append(type(operand)) }
        guard isTyped else { return .dyn }
        if let (type, _) = resolve(operation.signatures, types) { return type }
        report(.noOverload(function: operation.rawValue, types: final(types)), at: index)
        return .dyn
    }

    mutating func conditionsType(_ terms: [Int]) -> ValueType {
        for term in terms { expect(.bool, type(term), at: term) }
        return .bool
    }

    mutating func conditionalType(_ condition: Int, _ first: Int, _ second: Int, at index: Int) -> ValueType {
        expect(.bool, type(condition), at: condition)
        let (left, right) = (type(first), type(second))
        guard isTyped else { return .dyn }
        let result = substitution.fresh()
        guard substitution.isAssignable([left, right], to: [result, result]) else {
            report(.noOverload(function: "_?_:_", types: final([.bool, left, right])), at: index)
            return .dyn
        }
        return substitution.resolve(result)
    }

    /// A qualified name before the bracket may be a function's: `math.abs(x)`. Else what is before it is a value.
    mutating func callType(
        _ name: String, target: Int?, _ arguments: [Int], isRooted: Bool, at index: Int
    ) -> ValueType {
        guard let target else {
            guard let function = function(isRooted ? ".\(name)" : name) else {
                for argument in arguments { _ = type(argument) }
                return failing(.undeclaredFunction(name), .undeclaredFunction(name), at: index)
            }
            return overloadType(function, arguments, isMethod: false, at: index)
        }
        if let qualified = qualifiedName(target), let function = function("\(qualified).\(name)") {
            return overloadType(function, arguments, isMethod: false, at: index)
        }
        guard let function = environment.functions[name], function.overloads.contains(where: \.signature.isMethod)
        else {
            for part in [target] + arguments { _ = type(part) }
            return failing(.undeclaredFunction(name), .undeclaredFunction(name), at: index)
        }
        return overloadType(function, [target] + arguments, isMethod: true, at: index)
    }

    private func function(_ name: String) -> Function? {
        for candidate in environment.candidates(name) {
            if let function = environment.functions[candidate] { return function }
        }
        return nil
    }

    private mutating func overloadType(
        _ function: Function, _ arguments: [Int], isMethod: Bool, at index: Int
    ) -> ValueType {
        var types: [ValueType] = []
        for argument in arguments { types.append(type(argument)) }
        let overloads = function.overloads.filter {
            $0.signature.isMethod == isMethod && $0.signature.parameters.count == arguments.count
        }
        guard let (type, matching) = resolve(overloads.map(\.signature), types) else {
            let names = final(types).map(\.name)
            return failing(
                .noOverload(function: function.name, types: final(types)), .noOverload(function.name, names), at: index)
        }
        refer(index, to: .function(function.name, matching.map { overloads[$0] }, target: isMethod))
        return type
    }

    /// The result's type and the overloads that may take arguments of `types`; nil if none does. Where several with
    /// different results may, the type is known only at run time.
    private mutating func resolve(_ signatures: [Signature], _ types: [ValueType]) -> (ValueType, [Int])? {
        var result: ValueType?
        var matching: [Int] = []
        for (index, signature) in signatures.enumerated() where signature.parameters.count == types.count {
            let instance = substitution.instance(of: signature)
            guard substitution.isAssignable(types, to: instance.parameters) else { continue }
            matching.append(index)
            let found = substitution.resolve(instance.result)
            if let before = result, before != found { result = .dyn } else { result = found }
        }
        return result.map { ($0, matching) }
    }

    private func final(_ types: [ValueType]) -> [ValueType] {
        types.map { substitution.resolve($0, isFinal: true) }
    }
}
