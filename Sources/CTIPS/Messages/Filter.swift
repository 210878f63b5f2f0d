/// One filter of events: within the registered categories, only events with this value.
public struct Filter: Hashable, Sendable {
    /// What is compared.
    public var field: FieldType
    /// With what: an agent's login name, or a decimal number.
    public var value: String

    /// A filter on a field.
    public init(_ field: FieldType, _ value: String) {
        self.field = field
        self.value = value
    }
}
