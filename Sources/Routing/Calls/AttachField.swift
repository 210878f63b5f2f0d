/// One declared key of attach data.
public struct AttachField: Sendable, Hashable {
    /// The key.
    public let name: String
    /// Its type.
    public let type: AttachType
    /// The only values allowed; empty when any will do.
    public let values: [AttachValue]
    /// What a call without the key, or with a value that is not allowed, is taken to carry.
    public let fallback: AttachValue?
    /// A call may well lack the key; only `check` asks.
    public let isOptional: Bool

    /// A declaration as the rule file gives it.
    public init(
        name: String, type: AttachType, values: [AttachValue] = [], fallback: AttachValue? = nil,
        isOptional: Bool = false
    ) {
        self.name = name
        self.type = type
        self.values = values
        self.fallback = fallback
        self.isOptional = isOptional
    }

    /// The typed value of `text`, or nil when it is of another type or not among the allowed values.
    func value(of text: String) -> AttachValue? {
        guard let value = type.value(of: text) else { return nil }
        return values.isEmpty || values.contains(value) ? value : nil
    }
}
