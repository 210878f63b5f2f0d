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

    private enum Source {
        case made(Content)
        case read(Int, of: YAMLTree)
    }

    private let source: Source
    package let range: SourceRange

    /// A node that no document has, such as a cell of a table.
    package init(_ content: Content, at range: SourceRange) {
        source = .made(content)
        self.range = range
    }

    init(_ index: Int, of tree: YAMLTree, at range: SourceRange) {
        source = .read(index, of: tree)
        self.range = range
    }

    /// What is in it. Of a document it is made anew each time, so it is to be asked for once.
    package var content: Content {
        switch source {
        case .made(let content): content
        case .read(let index, let tree): tree.content(index)
        }
    }

    package var scalar: YAMLScalar? {
        switch source {
        case .made(.scalar(let scalar)): scalar
        case .made: nil
        case .read(let index, let tree): tree.scalar(index)
        }
    }

    /// Nothing was written: an empty value, `~` or `null`.
    package var isNull: Bool { scalar?.isNull ?? false }
}
