/// What a rule asks of one key of attach data.
public struct AttachTest: Hashable, Sendable {
    /// An order that a number is held against.
    public enum Comparison: String, CaseIterable, Sendable {
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
        case equal = "=="
        case unequal = "!="

        @inline(__always)
        func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
            switch self {
            case .less: left < right
            case .atMost: left <= right
            case .greater: left > right
            case .atLeast: left >= right
            case .equal: left == right
            case .unequal: left != right
            }
        }
    }

    /// The kinds of test.
    public enum Operation: Hashable, Sendable {
        /// The call carries the key, or it has a default.
        case present
        /// The call lacks it.
        case absent
        /// It is this value.
        case equals(AttachValue)
        /// It is one of these values.
        case oneOf([AttachValue])
        /// It is a number in this order to another.
        case compared(Comparison, AttachValue)
        /// A regular expression finds something in its text.
        case matches(TextPattern)
    }

    /// The key.
    public let field: Slot<AttachField>
    /// What is asked of it.
    public let operation: Operation

    /// A test of `field`.
    public init(_ field: Slot<AttachField>, _ operation: Operation) {
        self.field = field
        self.operation = operation
    }

    /// Whether `data` passes. Every test but `absent` fails on a key that the call lacks.
    func holds(_ data: AttachData) -> Bool { holds(data[field]) }

    /// Whether the key passes with this value; nil is a key that the call lacks.
    func holds(_ value: AttachValue?) -> Bool {
        guard let value else { return operation == .absent }
        switch operation {
        case .present: return true
        case .absent: return false
        case .equals(let wanted): return value == wanted
        case .oneOf(let wanted): return wanted.contains(value)
        case .matches(let pattern): return pattern.matches(value.description)
        case .compared(let comparison, let limit):
            // Whole numbers are compared as such: beyond 2^53 a Double would call neighbours equal.
            if case .int(let left) = value, case .int(let right) = limit { return comparison.holds(left, right) }
            guard let left = value.number, let right = limit.number else { return false }
            return comparison.holds(left, right)
        }
    }
}
