/// A piece of a YAML document with the place where it was written.
///
/// Aliases are already replaced by what they stand for, whose places they keep.
package struct YAMLNode: Sendable {
    package enum Content: Sendable {
        case scalar(YAMLScalar)
        /// In the order written, no key twice.
        case mapping([YAMLPair])
        case sequence([YAMLNode])
    }

    package let content: Content
    package let range: SourceRange

    package init(_ content: Content, at range: SourceRange) {
        self.content = content
        self.range = range
    }

    package var scalar: YAMLScalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// Nothing was written: an empty value, `~` or `null`.
    package var isNull: Bool { scalar?.isNull ?? false }
}
