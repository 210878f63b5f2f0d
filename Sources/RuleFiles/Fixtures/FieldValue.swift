/// The value of one field of a decision, as fixtures compare it and every output prints it.
package enum FieldValue: Hashable, Sendable {
    /// Text.
    case text(String)
    /// A whole number.
    case number(Int64)
    /// A truth value.
    case bool(Bool)
    /// Several texts, in order.
    case list([String])
    /// Milliseconds, printed as a duration.
    case milliseconds(Int64)
    /// The decision has no such value.
    case none
}

extension FieldValue: CustomStringConvertible {
    /// The value as a rule file would write it.
    package var description: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .number(let number): String(number)
        case .bool(let value): String(value)
        case .list(let items): "[\(items.joined(separator: ", "))]"
        case .milliseconds(let value): "\(value)ms"
        case .none: "none"
        }
    }
}
