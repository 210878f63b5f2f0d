/// How one value stands to another.
enum Order {
    case ascending, equal, descending
    /// One is not a number.
    case none

    init<Operand: Comparable>(_ left: Operand, _ right: Operand) {
        self = left < right ? .ascending : left == right ? .equal : left > right ? .descending : .none
    }
}

extension Value {
    /// The order of two values, nil if their types have none between them.
    func order(_ other: Value, _ meter: Meter) throws(EvaluationError.Kind) -> Order? {
        switch (self, other) {
        case (.bool(let left), .bool(let right)):
            return left == right ? .equal : right ? .ascending : .descending
        case (.string(let left), .string(let right)):
            try meter.charge(bytes: Swift.min(left.utf8.count, right.utf8.count))
            return left.hasSameScalars(as: right) ? .equal : left.precedes(right) ? .ascending : .descending
        case (.bytes(let left), .bytes(let right)):
            try meter.charge(bytes: Swift.min(left.count, right.count))
            return left == right ? .equal : left.lexicographicallyPrecedes(right) ? .ascending : .descending
        case (.timestamp(let left), .timestamp(let right)): return Order(left, right)
        case (.duration(let left), .duration(let right)): return Order(left, right)
        default: return numericOrder(other)
        }
    }

    /// The order of two numbers, nil if one is none. An integer beside a double is compared as the nearest double,
    /// unless it is beyond what the integer's type holds.
    func numericOrder(_ other: Value) -> Order? {
        switch (self, other) {
        case (.int(let left), .int(let right)): Order(left, right)
        case (.uint(let left), .uint(let right)): Order(left, right)
        case (.double(let left), .double(let right)): Order(left, right)
        case (.int(let left), .uint(let right)): left < 0 ? .ascending : Order(UInt64(left), right)
        case (.uint(let left), .int(let right)): right < 0 ? .descending : Order(left, UInt64(right))
        case (.int(let left), .double(let right)): Order(Double(left), right)
        case (.double(let left), .int(let right)): Order(left, Double(right))
        case (.uint(let left), .double(let right)): Order(Double(left), right)
        case (.double(let left), .uint(let right)): Order(left, Double(right))
        default: nil
        }
    }
}
