extension Operator {
    /// What the operator takes.
    var signatures: [Signature] {
        Self.table[self] ?? []
    }

    private static let a = ValueType.parameter("A")
    private static let b = ValueType.parameter("B")

    private static let table: [Operator: [Signature]] = [
        .not: [.function(.bool, to: .bool)],
        .negate: [.function(.int, to: .int), .function(.double, to: .double)],
        .add: numbers + [
            .function(.string, .string, to: .string), .function(.bytes, .bytes, to: .bytes),
            .function(.list(a), .list(a), to: .list(a)), .function(.timestamp, .duration, to: .timestamp),
            .function(.duration, .timestamp, to: .timestamp), .function(.duration, .duration, to: .duration),
        ],
        .subtract: numbers + [
            .function(.timestamp, .timestamp, to: .duration), .function(.timestamp, .duration, to: .timestamp),
            .function(.duration, .duration, to: .duration),
        ],
        .multiply: numbers, .divide: numbers,
        .remainder: [.function(.int, .int, to: .int), .function(.uint, .uint, to: .uint)],
        .equal: [.function(a, a, to: .bool)], .notEqual: [.function(a, a, to: .bool)],
        .less: order, .lessOrEqual: order, .greater: order, .greaterOrEqual: order,
        .in: [.function(a, .list(a), to: .bool), .function(a, .map(a, b), to: .bool)],
        .index: [
            .function(.list(a), .int, to: a), .function(.map(a, b), a, to: b),
            .function(.optional(.list(a)), .int, to: .optional(a)),
            .function(.optional(.map(a, b)), a, to: .optional(b)),
        ],
        .optionalIndex: [
            .function(.list(a), .int, to: .optional(a)), .function(.map(a, b), a, to: .optional(b)),
            .function(.optional(.list(a)), .int, to: .optional(a)),
            .function(.optional(.map(a, b)), a, to: .optional(b)),
        ],
    ]

    private static let numbers = [ValueType.int, .uint, .double].map { Signature.function($0, $0, to: $0) }

    /// Numbers of different types have an order too.
    private static let order: [Signature] =
        [ValueType.bool, .string, .bytes, .timestamp, .duration].map { .function($0, $0, to: .bool) }
        + [ValueType.int, .uint, .double].flatMap { left in
            [ValueType.int, .uint, .double].map { .function(left, $0, to: .bool) }
        }
}
