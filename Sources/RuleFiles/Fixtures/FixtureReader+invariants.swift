import Routing

extension FixtureReader {
    /// `invariants`: claims about all calls that fulfil some conditions.
    func invariants(_ reader: NodeReader) -> [Invariant] {
        let conditions = RuleFileReader(namesOf: rules, into: findings)
        var names: [String: SourceRange] = [:]
        let items = reader.items() ?? []
        if case .sequence(let nodes) = reader.node.content, nodes.isEmpty { conditions.reportEmpty(reader) }
        return items.compactMap { item in
            guard var mapping = item.mapping() else { return nil }
            let nameReader = mapping.required("name")
            var given: [Condition] = []
            if let reader = mapping.optional("given"), var inner = reader.mapping() {
                if inner.isEmpty { conditions.reportEmpty(reader) }
                given = conditions.conditions(&inner)
                inner.finish()
            }
            let never = mapping.optional("never").map(claims) ?? []
            let always = mapping.optional("always").map(claims) ?? []
            mapping.finish()
            guard let nameReader, let name = nameReader.anyScalar()?.text else { return nil }
            if let first = names[name] {
                findings.error(
                    "duplicate-name", "two invariants are called \(name.quoted)", help: "give one of them another name",
                    at: nameReader.range, related: [.init(first, "named here first")])
            }
            names[name] = nameReader.range
            if mapping.keyRange("never") == nil, mapping.keyRange("always") == nil {
                findings.error(
                    "empty-invariant", "invariant \(name.quoted) claims nothing",
                    help: "add never: { queue: \"*\" } or always:",
                    at: nameReader.range)
            }
            return Invariant(name: name, range: nameReader.range, given: given, never: never, always: always)
        }
    }

    /// The fields of `never` or `always`; `"*"` is any value.
    private func claims(_ reader: NodeReader) -> [Invariant.Claim] {
        guard case .mapping(let pairs) = reader.node.content else { return reader.wrongType("a mapping") ?? [] }
        if pairs.isEmpty {
            findings.error(
                "empty-list", "\(reader.name) has nothing in it", help: "name a field: { queue: vip }", at: reader.range
            )
        }
        let open = pairs.filter { $0.value.scalar?.text == "*" && Self.openFields.contains($0.key.text) }
        let written = pairs.filter { pair in !open.contains { $0.key.text == pair.key.text } }
        let rest = NodeReader(YAMLNode(.mapping(written), at: reader.range), reader.role, into: findings)
        let claims = written.isEmpty ? [] : expectations(rest)
        for claim in claims where !Self.fields.contains(claim.field) {
            findings.error(
                "bad-value", "an invariant cannot be about '\(claim.field)'",
                help: "name one of \(Self.fields.joined(separator: ", "))", at: claim.range)
        }
        return open.map { .init(field: $0.key.text, value: nil, range: $0.value.range) }
            + claims.map { .init(field: $0.field, value: $0.value, range: $0.range) }
    }

    /// What rules alone decide.
    private static let fields = openFields + ["rule", "default", "switch", "busy", "priority"]
    /// Of these any value can be meant.
    private static let openFields = ["queue", "agent", "external", "extension", "voicemail", "ivr"]
}
