public import Expressions

/// What the formulas of a rule set may speak of: the call, the rows of lookups, the queues and the time.
///
///     call.dnis .clid         each with .raw .e164 .national .anonymous
///     call.attach.KEY         typed as declared; not there where the call lacks the key
///     call.attach_text        the attach data as delivered
///     lookup.NAME             .outcome .queue .priority .attach and the declared columns
///     queue("NAME")           .waiting .longest_wait .agents_logged_in .agents_ready
///     now                     a timestamp
///     pairs(TEXT)             a map of the pairs that a text is made of
public struct Vocabulary: Sendable {
    let environment: Environment
    let types: Types
    private let fields: [AttachField]

    /// The objects that formulas see.
    struct Types: Sendable {
        let call: RecordType
        let attach: RecordType
        let lookups: RecordType
        let rows: [RecordType]

        /// A number in its spellings.
        static let number = RecordType(
            "Number",
            [.init("raw", .string), .init("e164", .string), .init("national", .string), .init("anonymous", .bool)])
    }

    /// The variables, in the order of their slots.
    enum Variable: Int {
        case call, lookup, now
    }

    /// The language of rules with this attach data and these lookups. `zones` finds time zones by name.
    public init(
        attach: AttachSchema, lookups: [Lookup], zones: @escaping Environment.Zones = { _ in nil }
    ) {
        fields = attach.fields
        let attachType = RecordType("Attach", attach.fields.map { .init($0.name, $0.type.valueType) })
        let rows = lookups.map { lookup in
            RecordType(
                "Lookup",
                [
                    .init("outcome", .string), .init("queue", .int), .init("priority", .int), .init("attach", .string),
                ] + lookup.furtherColumns.map { .init($0.name, $0.type.valueType) })
        }
        types = Types(
            call: RecordType(
                "Call",
                [
                    .init("dnis", .record(Types.number)), .init("clid", .record(Types.number)),
                    .init("attach", .record(attachType)), .init("attach_text", .string),
                ]),
            attach: attachType,
            lookups: RecordType("Lookups", zip(lookups, rows).map { .init($0.name, .record($1)) }),
            rows: rows)
        var environment = Environment(zones: zones)
        environment.declare("call", .record(types.call))
        environment.declare("lookup", .record(types.lookups))
        environment.declare("now", .timestamp)
        environment.declare(function: "queue", .function(.string, to: .record(QueueState.type)), Self.queue)
        environment.declare(function: "pairs", .function(.string, to: .map(.string, .string)), Self.pairs)
        self.environment = environment
    }

    /// A condition of a rule: its value must be a `bool`.
    ///
    /// - Throws: every mistake of the text.
    public func condition(_ source: String, at place: Formula.Place = .init()) throws(Issues) -> Formula {
        let expression = try Expression.compile(source, in: environment, expecting: .bool)
        return Formula(expression, at: place, predicate: Predicate(expression, fields: fields))
    }

    /// A value that a rule computes.
    ///
    /// - Throws: every mistake of the text, or that its value has another type.
    public func value(
        _ source: String, of type: ValueType, at place: Formula.Place = .init()
    ) throws(Issues) -> Formula {
        Formula(try Expression.compile(source, in: environment, expecting: type), at: place)
    }

    /// The function calls of a formula that fail whenever they are met, for what is written out in them.
    public func failingCalls(of formula: Formula) -> [Expression.FailingCall] {
        formula.expression.failingCalls(in: environment)
    }

    private static func queue(_ arguments: Arguments) throws(EvaluationError.Kind) -> Value {
        guard case .string(let name) = arguments[0] else { throw arguments.noOverload }
        guard let board = arguments.context as? QueueBoard else {
            throw .host("how the queues stand is not known here")
        }
        guard let state = board.value(name) else { throw .host("nothing is known of a queue '\(name)'") }
        return state
    }

    private static func pairs(_ arguments: Arguments) throws(EvaluationError.Kind) -> Value {
        guard case .string(let text) = arguments[0] else { throw arguments.noOverload }
        try arguments.charge(text.utf8.count)
        var values: [String: String] = [:]
        var order: [String] = []
        // Of a repeated key the last value counts.
        for (key, value) in AttachPairs.parse(text) ?? [] where values.updateValue(value, forKey: key) == nil {
            order.append(key)
        }
        let map = ValueMap(order.map { (key: Value.string($0), value: Value.string(values[$0] ?? "")) })
        guard let map else { throw .badArgument("keys of pairs are texts") }
        return .map(map)
    }
}

extension Lookup {
    /// The declared columns that are not among the three that every row has.
    var furtherColumns: [LookupColumn] {
        var seen: Set<String> = ["outcome", "queue", "priority", "attach"]
        return columns.filter { seen.insert($0.name).inserted }
    }
}

extension AttachType {
    /// The type that formulas know.
    var valueType: ValueType {
        switch self {
        case .string: .string
        case .int: .int
        case .double: .double
        case .bool: .bool
        }
    }
}

extension AttachValue {
    /// The value that formulas see.
    var value: Value {
        switch self {
        case .string(let text): .string(text)
        case .int(let number): .int(number)
        case .double(let number): .double(number)
        case .bool(let flag): .bool(flag)
        }
    }
}
