extension YAMLNode {
    /// Whether the two are the same document: the same values under the same keys in the same order, however written.
    func means(_ other: YAMLNode) -> Bool {
        switch (content, other.content) {
        case (.scalar(let one), .scalar(let two)):
            return one.isNull && two.isNull || one.text == two.text && one.isPlain == two.isPlain
        case (.mapping(let one), .mapping(let two)):
            return one.count == two.count
                && zip(one, two).allSatisfy {
                    $0.key.text == $1.key.text && $0.key.scalar.isPlain == $1.key.scalar.isPlain
                        && $0.value.means($1.value)
                }
        case (.sequence(let one), .sequence(let two)):
            return one.count == two.count && zip(one, two).allSatisfy { $0.means($1) }
        default:
            return false
        }
    }
}
