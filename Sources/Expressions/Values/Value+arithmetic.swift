extension Value {
    /// The result of an operator, nil if it does not take these types.
    func applying(
        _ operation: Operation.Arithmetic, _ other: Value, _ meter: Meter
    ) throws(EvaluationError.Kind) -> Value? {
        switch (self, other) {
        case (.int(let left), .int(let right)): try .int(Self.integer(operation, left, right))
        case (.uint(let left), .uint(let right)): try .uint(Self.integer(operation, left, right))
        case (.double(let left), .double(let right)): Self.double(operation, left, right)
        default:
            switch operation {
            case .add: try adding(other, meter)
            case .subtract: try subtracting(other)
            case .multiply, .divide, .remainder: nil
            }
        }
    }

    private static func integer<Integer: FixedWidthInteger>(
        _ operation: Operation.Arithmetic, _ left: Integer, _ right: Integer
    ) throws(EvaluationError.Kind) -> Integer {
        let (value, overflow) =
            switch operation {
            case .add: left.addingReportingOverflow(right)
            case .subtract: left.subtractingReportingOverflow(right)
            case .multiply: left.multipliedReportingOverflow(by: right)
            case .divide where right != 0: left.dividedReportingOverflow(by: right)
            case .remainder where right != 0: left.remainderReportingOverflow(dividingBy: right)
            case .divide, .remainder: throw .divisionByZero
            }
        guard !overflow else { throw .overflow }
        return value
    }

    private static func double(_ operation: Operation.Arithmetic, _ left: Double, _ right: Double) -> Value? {
        switch operation {
        case .add: .double(left + right)
        case .subtract: .double(left - right)
        case .multiply: .double(left * right)
        case .divide: .double(left / right)
        case .remainder: nil
        }
    }

    private func adding(_ other: Value, _ meter: Meter) throws(EvaluationError.Kind) -> Value? {
        switch (self, other) {
        case (.string(let left), .string(let right)):
            try meter.charge(bytes: left.utf8.count + right.utf8.count)
            return .string(left + right)
        case (.bytes(let left), .bytes(let right)):
            try meter.charge(bytes: left.count + right.count)
            return .bytes(left + right)
        case (.list(let left), .list(let right)):
            try meter.charge(left.count + right.count)
            return .list(left + right)
        case (.duration(let left), .duration(let right)): return try .duration(left.added(to: right))
        case (.timestamp(let moment), .duration(let duration)), (.duration(let duration), .timestamp(let moment)):
            return try moment.moved(by: duration)
        default: return nil
        }
    }

    private func subtracting(_ other: Value) throws(EvaluationError.Kind) -> Value? {
        switch (self, other) {
        case (.duration(let left), .duration(let right)): return try .duration(left.added(to: .zero - right))
        case (.timestamp(let left), .duration(let right)): return try left.moved(by: .zero - right)
        case (.timestamp(let left), .timestamp(let right)):
            guard let duration = left.since(right) else { throw .overflow }
            return .duration(duration)
        default: return nil
        }
    }

    /// The number with the other sign, nil if this is none that may have one.
    func negated() throws(EvaluationError.Kind) -> Value? {
        switch self {
        case .int(.min): throw .overflow
        case .int(let value): .int(-value)
        case .double(let value): .double(-value)
        default: nil
        }
    }
}

extension Duration {
    fileprivate func added(to other: Duration) throws(EvaluationError.Kind) -> Duration {
        let sum = self + other
        guard sum.isInRange else { throw .overflow }
        return sum
    }
}

extension Timestamp {
    fileprivate func moved(by duration: Duration) throws(EvaluationError.Kind) -> Value {
        guard let moment = advanced(by: duration) else { throw .overflow }
        return .timestamp(moment)
    }
}
