extension Value {
    /// Whether both are equal to the language: numbers by their value whatever their types, no NaN to anything,
    /// lists and maps by what they hold. Values of different types are not equal.
    func equals(_ other: Value, _ meter: Meter) throws(EvaluationError.Kind) -> Bool {
        switch (self, other) {
        case (.null, .null): return true
        case (.bool(let left), .bool(let right)): return left == right
        case (.string(let left), .string(let right)):
            try meter.charge(bytes: left.utf8.count)
            return left.hasSameScalars(as: right)
        case (.bytes(let left), .bytes(let right)):
            try meter.charge(bytes: left.count)
            return left == right
        case (.list(let left), .list(let right)): return try Self.areEqual(left, right, meter)
        case (.map(let left), .map(let right)): return try Self.areEqual(left, right, meter)
        case (.timestamp(let left), .timestamp(let right)): return left == right
        case (.duration(let left), .duration(let right)): return left == right
        case (.type(let left), .type(let right)): return left.name == right.name
        case (.optional(let left), .optional(let right)):
            guard let left, let right else { return left == nil && right == nil }
            return try left.equals(right, meter)
        case (.record(let left), .record(let right)): return try Self.areEqual(left, right, meter)
        case (.address(let left), .address(let right)): return left == right
        case (.network(let left), .network(let right)): return left == right
        default: return numericOrder(other) == .equal
        }
    }

    private static func areEqual(_ left: [Value], _ right: [Value], _ meter: Meter) throws(EvaluationError.Kind) -> Bool
    {
        guard left.count == right.count else { return false }
        try meter.charge(left.count)
        for index in left.indices where try !left[index].equals(right[index], meter) { return false }
        return true
    }

    private static func areEqual(_ left: ValueMap, _ right: ValueMap, _ meter: Meter) throws(EvaluationError.Kind)
        -> Bool
    {
        guard left.count == right.count else { return false }
        try meter.charge(left.count)
        for entry in left.entries {
            guard let other = right[entry.key], try entry.value.equals(other, meter) else { return false }
        }
        return true
    }

    private static func areEqual(_ left: Record, _ right: Record, _ meter: Meter) throws(EvaluationError.Kind) -> Bool {
        guard left.type == right.type else { return false }
        try meter.charge(left.type.fields.count)
        for slot in left.type.fields.indices {
            switch (left[slot], right[slot]) {
            case (nil, nil): continue
            case (let left?, let right?):
                guard try left.equals(right, meter) else { return false }
            default: return false
            }
        }
        return true
    }
}
