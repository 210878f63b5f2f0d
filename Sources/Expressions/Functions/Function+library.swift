extension Function {
    /// The functions of the language and of its extensions, by name. Operators are no functions here.
    static let library: [String: Function] = {
        let all =
            standard + conversions + times + strings + math + lists + optionals + encoders + network
        return Dictionary(
            uniqueKeysWithValues: Dictionary(grouping: all, by: \.name).map { name, functions in
                // A name that several libraries give has the overloads of them all: `reverse` of a string and of a list.
                (name, Function(name, overloads: functions.flatMap(\.overloads)))
            })
    }()

    static let a = ValueType.parameter("A")
    static let b = ValueType.parameter("B")

    /// langdef, "List of Standard Definitions", without conversions and time.
    private static let standard: [Function] = [
        Function(
            "size",
            [ValueType.string, .bytes, .list(a), .map(a, b)].flatMap {
                [Signature.function($0, to: .int), .method($0, to: .int)]
            }
        ) { arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .string(let value):
                try arguments.meter.charge(bytes: value.utf8.count)
                return .int(Int64(value.scalarCount))
            case .bytes(let value): return .int(Int64(value.count))
            case .list(let value): return .int(Int64(value.count))
            case .map(let value): return .int(Int64(value.count))
            default: throw arguments.noOverload
            }
        },
        Function("type", [.function(a, to: .type(a))]) { arguments in .type(arguments[0].type) },
        Function("dyn", [.function(a, to: .dyn)]) { arguments in arguments[0] },
        Function("startsWith", [.method(.string, .string, to: .bool)]) { arguments throws(EvaluationError.Kind) in
            let (text, prefix) = try arguments.twoStrings()
            return .bool(text.starts(withScalars: prefix))
        },
        Function("endsWith", [.method(.string, .string, to: .bool)]) { arguments throws(EvaluationError.Kind) in
            let (text, suffix) = try arguments.twoStrings()
            return .bool(text.ends(withScalars: suffix))
        },
        Function("contains", [.method(.string, .string, to: .bool)]) { arguments throws(EvaluationError.Kind) in
            let (text, part) = try arguments.twoStrings()
            return .bool(Substrings(of: Array(part.utf8)).first(in: Array(text.utf8)) != nil)
        },
        Function("matches", [.method(.string, .string, to: .bool), .function(.string, .string, to: .bool)]) {
            arguments throws(EvaluationError.Kind) in
            let (text, source) = try arguments.twoStrings()
            try arguments.charge(source.utf8.count)
            let pattern: Pattern
            do throws(Pattern.ParseError) {
                pattern = try Pattern(source, isForOneText: true)
            } catch {
                throw .badPattern(error)
            }
            try arguments.charge(pattern.cost(of: text))
            return .bool(pattern.matches(text))
        },
    ]
}

extension Arguments {
    /// The first two arguments, which are strings; what going through them costs is charged.
    func twoStrings() throws(EvaluationError.Kind) -> (String, String) {
        guard case .string(let first) = self[0], case .string(let second) = self[1] else { throw noOverload }
        try meter.charge(bytes: first.utf8.count + second.utf8.count)
        return (first, second)
    }

    func string(_ index: Int) throws(EvaluationError.Kind) -> String {
        guard case .string(let value) = self[index] else { throw noOverload }
        return value
    }

    func int(_ index: Int) throws(EvaluationError.Kind) -> Int64 {
        guard case .int(let value) = self[index] else { throw noOverload }
        return value
    }

    func list(_ index: Int) throws(EvaluationError.Kind) -> [Value] {
        guard case .list(let value) = self[index] else { throw noOverload }
        return value
    }
}
