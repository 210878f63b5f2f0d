/// A value of the Common Expression Language.
///
/// `==` is identity of type and content, for tests and hosts: `.int(1) != .double(1)`, and NaN equals NaN. The
/// language's own equality, where `1 == 1.0` and NaN equals nothing, is what expressions use.
public enum Value: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list([Value])
    case map(ValueMap)
    case timestamp(Timestamp)
    /// Whole nanoseconds, within ±315,576,000,000 s.
    case duration(Duration)
    case type(ValueType)
    /// A value or, if nil, none.
    indirect case optional(Value?)
    case record(Record)
    indirect case address(IPAddress)
    indirect case network(IPNetwork)
}

extension Value {
    /// The type as the value knows it: parameters are `dyn`.
    public var type: ValueType {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .list: .list(.dyn)
        case .map: .map(.dyn, .dyn)
        case .timestamp: .timestamp
        case .duration: .duration
        case .type: .type(.dyn)
        case .optional: .optional(.dyn)
        case .record(let record): .record(record.type)
        case .address: .address
        case .network: .network
        }
    }

    /// False, zero, empty or absent; `optional.ofNonZeroValue` makes none of it.
    var isZero: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .int(let value): value == 0
        case .uint(let value): value == 0
        case .double(let value): value == 0
        case .string(let value): value.isEmpty
        case .bytes(let value): value.isEmpty
        case .list(let value): value.isEmpty
        case .map(let value): value.isEmpty
        case .duration(let value): value == .zero
        case .optional(let value): value == nil
        case .timestamp(let value): value == Timestamp(seconds: 0)
        case .type, .record, .address, .network: false
        }
    }
}

extension Value: Equatable {
    /// The same type and content.
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.int(let left), .int(let right)): left == right
        case (.uint(let left), .uint(let right)): left == right
        case (.double(let left), .double(let right)): left == right || (left.isNaN && right.isNaN)
        case (.string(let left), .string(let right)): left.hasSameScalars(as: right)
        case (.bytes(let left), .bytes(let right)): left == right
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)): left == right
        case (.timestamp(let left), .timestamp(let right)): left == right
        case (.duration(let left), .duration(let right)): left == right
        case (.type(let left), .type(let right)): left.name == right.name
        case (.optional(let left), .optional(let right)): left == right
        case (.record(let left), .record(let right)): left == right
        case (.address(let left), .address(let right)): left == right
        case (.network(let left), .network(let right)): left == right
        default: false
        }
    }
}
