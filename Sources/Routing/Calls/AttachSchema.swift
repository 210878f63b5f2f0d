/// The keys of attach data that rules may use.
public struct AttachSchema: Sendable {
    /// The declared keys, in declaration order.
    public let fields: [AttachField]
    private let slots: [String: Slot<AttachField>]

    /// A schema of `fields`; the names must differ.
    public init(_ fields: [AttachField]) {
        self.fields = fields
        slots = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.name, Slot($0)) })
    }

    /// Where `name` is declared.
    public func slot(named name: String) -> Slot<AttachField>? { slots[name] }

    /// Attach data delivered as text. Text made only of `key=value` pairs fills the declared keys.
    public func read(text: String) -> AttachData {
        var reading = Reading(schema: self)
        for (key, value) in AttachPairs.parse(text) ?? [] { reading.fill(key, with: value) }
        return AttachData(text: text, values: reading.values, rejected: reading.rejected)
    }

    /// Attach data delivered as a map. Its text form is the pairs in declared order, then the undeclared ones.
    public func read(pairs: [(key: String, value: String)]) -> AttachData {
        var reading = Reading(schema: self)
        for (key, value) in pairs { reading.fill(key, with: value) }
        let ordered = pairs.enumerated().sorted { left, right in
            let places = (slots[left.element.key]?.index ?? .max, slots[right.element.key]?.index ?? .max)
            return places.0 == places.1 ? left.offset < right.offset : places.0 < places.1
        }
        let text = AttachPairs.text(ordered.map(\.element))
        return AttachData(text: text, values: reading.values, rejected: reading.rejected)
    }

    /// A call that came without attach data: every key has its default.
    public var empty: AttachData { AttachData(text: "", values: fields.map(\.fallback), rejected: []) }

    private struct Reading {
        let schema: AttachSchema
        var values: [AttachValue?]
        var rejected: [AttachData.Rejected] = []

        init(schema: AttachSchema) {
            self.schema = schema
            values = schema.fields.map(\.fallback)
        }

        mutating func fill(_ key: String, with text: String) {
            guard let slot = schema.slots[key] else { return }
            let field = schema.fields[slot]
            let value = field.value(of: text)
            if value == nil { rejected.append(.init(field: slot, text: text)) }
            // Also when an earlier pair gave the key an allowed value: the last one counts, and it is none.
            values[slot.index] = value ?? field.fallback
        }
    }
}
