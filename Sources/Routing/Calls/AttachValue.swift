/// One typed value of attach data.
public enum AttachValue: Hashable, Sendable {
    /// Text.
    case string(String)
    /// A whole number.
    case int(Int64)
    /// A decimal number.
    case double(Double)
    /// A truth value.
    case bool(Bool)

    /// The number to compare with, for the two numeric types.
    package var number: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        case .string, .bool: nil
        }
    }
}

extension AttachValue: CustomStringConvertible {
    /// The value's text form, as attach data carries it.
    public var description: String {
        switch self {
        case .string(let text): text
        case .int(let value): String(value)
        case .double(let value): String(value)
        case .bool(let value): String(value)
        }
    }
}
