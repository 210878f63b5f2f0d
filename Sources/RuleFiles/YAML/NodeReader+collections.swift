extension NodeReader {
    /// The entries by their keys.
    package func mapping() -> MappingReader? {
        guard case .mapping(let pairs) = node.content else { return wrongType("a mapping") }
        return MappingReader(pairs, of: self)
    }

    /// The entries of a mapping whose keys are names that the author chose, in the order written.
    package func entries() -> [MappingEntry]? {
        guard case .mapping(let pairs) = node.content else { return wrongType("a mapping") }
        return pairs.map { pair in
            let key = YAMLNode(.scalar(pair.key.scalar), at: pair.key.range)
            return MappingEntry(
                key: NodeReader(key, .whole("the key \(pair.key.text.quoted)"), into: findings),
                name: pair.key.text,
                value: NodeReader(pair.value, .value(of: pair.key.text), into: findings))
        }
    }

    /// The items of a list.
    package func items() -> [NodeReader]? {
        guard case .sequence(let items) = node.content else { return wrongType("a list") }
        return readers(of: items)
    }

    /// The items of a list, or the value itself where it is none: `dnis: "1700*"` for `dnis: ["1700*"]`.
    package func itemsOrSingle() -> [NodeReader] {
        guard case .sequence(let items) = node.content else { return [self] }
        return readers(of: items)
    }

    private func readers(of items: [YAMLNode]) -> [NodeReader] {
        let list =
            switch role {
            case .whole(let name), .value(of: let name), .item(_, of: let name): name
            }
        return items.enumerated().map { index, item in
            NodeReader(item, .item(index + 1, of: list), into: findings)
        }
    }
}
