extension Function {
    /// Types' names as functions: `int('7')`.
    static let conversions: [Function] = [
        Function("bool", from(.bool, .string, to: .bool)) { arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .bool: return arguments[0]
            case .string(let text):
                if ["1", "t", "T", "true", "True", "TRUE"].contains(text) { return .bool(true) }
                if ["0", "f", "F", "false", "False", "FALSE"].contains(text) { return .bool(false) }
                throw .badText(text, type: "bool")
            default: throw arguments.noOverload
            }
        },
        Function("int", from(.int, .uint, .double, .string, .timestamp, to: .int)) {
            arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .int: return arguments[0]
            case .uint(let value): return try .int(whole(Int64(exactly: value)))
            case .double(let value):
                // Beyond either end, and at them, where rounding hides what the number was.
                guard value > -0x1p63, value < 0x1p63 else { throw .overflow }
                return .int(Int64(value))
            case .string(let text): return try .int(read(text, "int", Int64.init(_:)))
            case .timestamp(let moment): return .int(moment.seconds)
            default: throw arguments.noOverload
            }
        },
        Function("uint", from(.uint, .int, .double, .string, to: .uint)) { arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .uint: return arguments[0]
            case .int(let value): return try .uint(whole(UInt64(exactly: value)))
            case .double(let value):
                guard value >= 0, value < 0x1p64 else { throw .overflow }
                return .uint(UInt64(value))
            case .string(let text): return try .uint(read(text, "uint", UInt64.init(_:)))
            default: throw arguments.noOverload
            }
        },
        Function("double", from(.double, .int, .uint, .string, to: .double)) { arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .double: return arguments[0]
            case .int(let value): return .double(Double(value))
            case .uint(let value): return .double(Double(value))
            case .string(let text): return try .double(read(text, "double", Double.init(_:)))
            default: throw arguments.noOverload
            }
        },
        Function("bytes", from(.bytes, .string, to: .bytes)) { arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .bytes: return arguments[0]
            case .string(let text):
                try arguments.meter.charge(bytes: text.utf8.count)
                return .bytes(Array(text.utf8))
            default: throw arguments.noOverload
            }
        },
        Function(
            "string",
            from(.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration, .address, .network, to: .string)
        ) { arguments throws(EvaluationError.Kind) in
            if case .bytes(let bytes) = arguments[0] { try arguments.meter.charge(bytes: bytes.count) }
            guard let text = try arguments[0].converted() else { throw arguments.noOverload }
            return .string(text)
        },
    ]

    private static func from(_ types: ValueType..., to result: ValueType) -> [Signature] {
        types.map { .function($0, to: result) }
    }

    private static func whole<Number>(_ number: Number?) throws(EvaluationError.Kind) -> Number {
        guard let number else { throw .overflow }
        return number
    }

    private static func read<Number>(
        _ text: String, _ type: String, _ parse: (String) -> Number?
    ) throws(EvaluationError.Kind) -> Number {
        guard let number = parse(text) else { throw .badText(text, type: type) }
        return number
    }
}

extension Value {
    /// What `string` makes of the value, nil if it does not take it.
    fileprivate func converted() throws(EvaluationError.Kind) -> String? {
        switch self {
        case .string(let value): return value
        case .bool(let value): return value ? "true" : "false"
        case .int(let value): return String(value)
        case .uint(let value): return String(value)
        case .double(let value): return value.shortText
        case .bytes(let value):
            guard let text = String(validating: value, as: UTF8.self) else { throw .badText("bytes", type: "string") }
            return text
        case .timestamp(let value): return value.description
        case .duration(let value): return value.secondsText
        case .address(let value): return value.description
        case .network(let value): return value.description
        default: return nil
        }
    }
}
