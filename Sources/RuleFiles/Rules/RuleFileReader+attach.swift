import Lookups
import Routing

extension RuleFileReader {
    /// `attach`: the keys of attach data that rules may use.
    mutating func readAttach() {
        forEachPart(with: "attach") { reader, section, _ in
            for entry in section.entries() ?? [] {
                let field = reader.attachField(entry)
                guard reader.fieldNames.declare(entry.name, at: entry.key.range, into: reader.findings) != nil else {
                    continue
                }
                reader.fields.append(field)
            }
        }
    }

    private func attachField(_ entry: MappingEntry) -> AttachField? {
        guard var mapping = entry.value.mapping() else { return nil }
        let type = mapping.required("type")?.choice(AttachType.self)
        let values = mapping.optional("values")?.items()
        let fallback = mapping.optional("default")
        let isOptional = mapping.optional("optional")?.bool()
        mapping.finish()
        guard let type else { return nil }
        let allowed = (values ?? []).compactMap { $0.attachValue(type) }
        let field = AttachField(name: entry.name, type: type, values: allowed)
        let value = fallback.flatMap { $0.attachValue(of: field) }
        return AttachField(
            name: entry.name, type: type, values: allowed, fallback: value, isOptional: isOptional ?? false)
    }
}

extension NodeReader {
    /// A literal of `type`.
    func attachValue(_ type: AttachType) -> AttachValue? {
        switch type {
        case .string: text().map { .string($0.canonical) }
        case .int: int().map { .int(Int64($0)) }
        case .double: double().map(AttachValue.double)
        case .bool: bool().map(AttachValue.bool)
        }
    }

    /// A literal that the field may hold.
    func attachValue(of field: AttachField) -> AttachValue? {
        guard let value = attachValue(field.type) else { return nil }
        guard field.values.isEmpty || field.values.contains(value) else {
            let names = field.values.map(\.description)
            findings.error(
                "unknown-value", "attach key '\(field.name)' is never '\(value)'",
                help: suggestion(for: value.description, among: names)
                    ?? "its values are \(names.joined(separator: ", "))",
                at: range)
            return nil
        }
        return value
    }
}
