extension Function {
    /// Numbers beyond the operators. `math.@max` and `math.@min` are what `math.greatest` and `math.least` call.
    static let math: [Function] = [
        Function("math.@max", extremumSignatures) { arguments throws(EvaluationError.Kind) in
            try arguments.extremum(.descending)
        },
        Function("math.@min", extremumSignatures) { arguments throws(EvaluationError.Kind) in
            try arguments.extremum(.ascending)
        },
        rounding("math.ceil", .up),
        rounding("math.floor", .down),
        rounding("math.round", .toNearestOrAwayFromZero),
        rounding("math.trunc", .towardZero),
        Function("math.abs", each) { arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .int(.min): throw .overflow
            case .int(let value): return .int(abs(value))
            case .uint: return arguments[0]
            case .double(let value): return .double(value.magnitude)
            default: throw arguments.noOverload
            }
        },
        Function("math.sign", each) { arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .int(let value): return .int(value.signum())
            case .uint(let value): return .uint(min(value, 1))
            case .double(let value): return .double(value > 0 ? 1 : value < 0 ? -1 : value.isNaN ? value : 0)
            default: throw arguments.noOverload
            }
        },
        Function("math.sqrt", [ValueType.int, .uint, .double].map { .function($0, to: .double) }) {
            arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .int(let value): return .double(Double(value).squareRoot())
            case .uint(let value): return .double(Double(value).squareRoot())
            case .double(let value): return .double(value.squareRoot())
            default: throw arguments.noOverload
            }
        },
        test("math.isNaN") { $0.isNaN },
        test("math.isInf") { $0.isInfinite },
        test("math.isFinite") { $0.isFinite },
        bits("math.bitAnd") { $0 & $1 },
        bits("math.bitOr") { $0 | $1 },
        bits("math.bitXor") { $0 ^ $1 },
        Function("math.bitNot", [.function(.int, to: .int), .function(.uint, to: .uint)]) {
            arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .int(let value): return .int(~value)
            case .uint(let value): return .uint(~value)
            default: throw arguments.noOverload
            }
        },
        shift("math.bitShiftLeft") { $0 << $1 },
        shift("math.bitShiftRight") { $0 >> $1 },
    ]

    private static let numbers: [ValueType] = [.int, .uint, .double]
    private static let each = numbers.map { Signature.function($0, to: $0) }

    private static let extremumSignatures: [Signature] =
        each
        + numbers.flatMap { left in
            numbers.map { .function(left, $0, to: left == $0 ? left : .dyn) }
        } + numbers.map { .function(.list($0), to: $0) }

    private static func rounding(_ name: String, _ rule: FloatingPointRoundingRule) -> Function {
        Function(name, [.function(.double, to: .double)]) { arguments throws(EvaluationError.Kind) in
            guard case .double(let value) = arguments[0] else { throw arguments.noOverload }
            return .double(value.rounded(rule))
        }
    }

    private static func test(_ name: String, _ holds: @escaping @Sendable (Double) -> Bool) -> Function {
        Function(name, [.function(.double, to: .bool)]) { arguments throws(EvaluationError.Kind) in
            guard case .double(let value) = arguments[0] else { throw arguments.noOverload }
            return .bool(holds(value))
        }
    }

    private static func bits(_ name: String, _ combine: @escaping @Sendable (UInt64, UInt64) -> UInt64) -> Function {
        Function(name, [.function(.int, .int, to: .int), .function(.uint, .uint, to: .uint)]) {
            arguments throws(EvaluationError.Kind) in
            switch (arguments[0], arguments[1]) {
            case (.int(let left), .int(let right)):
                return .int(Int64(bitPattern: combine(UInt64(bitPattern: left), UInt64(bitPattern: right))))
            case (.uint(let left), .uint(let right)): return .uint(combine(left, right))
            default: throw arguments.noOverload
            }
        }
    }

    /// Shifts bits, not numbers: what comes in from the left is zero even for a negative int.
    private static func shift(_ name: String, _ move: @escaping @Sendable (UInt64, UInt64) -> UInt64) -> Function {
        Function(name, [.function(.int, .int, to: .int), .function(.uint, .int, to: .uint)]) {
            arguments throws(EvaluationError.Kind) in
            let count = try arguments.int(1)
            guard count >= 0 else { throw .badArgument("\(name) by \(count)") }
            switch arguments[0] {
            case .int(let value): return .int(Int64(bitPattern: move(UInt64(bitPattern: value), UInt64(count))))
            case .uint(let value): return .uint(move(value, UInt64(count)))
            default: throw arguments.noOverload
            }
        }
    }
}

extension Arguments {
    /// The argument, or the element of the only one, that all others stand to in this order or are equal to.
    fileprivate func extremum(_ sought: Order) throws(EvaluationError.Kind) -> Value {
        var values = (0..<count).map { self[$0] }
        if count == 1, case .list(let list) = self[0] {
            try charge(list.count)
            values = list
        }
        guard var result = values.first else { throw .badArgument("the extremum of nothing") }
        guard result.numericOrder(result) != nil else { throw noOverload }
        for value in values.dropFirst() {
            guard let order = value.numericOrder(result) else { throw noOverload }
            if order == sought { result = value }
        }
        return result
    }
}
