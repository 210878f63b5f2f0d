/// A declared column beyond queue, priority and attach data.
public struct LookupColumn: Sendable, Hashable {
    /// Its name; the database's spelling may differ in case.
    public let name: String
    /// What its values are.
    public let type: AttachType
    /// It may be NULL.
    public let isOptional: Bool

    /// A column of `type`.
    public init(name: String, type: AttachType, isOptional: Bool) {
        self.name = name
        self.type = type
        self.isOptional = isOptional
    }
}
