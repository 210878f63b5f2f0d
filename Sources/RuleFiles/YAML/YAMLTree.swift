/// A document as it was read: its nodes in the order of the text, a collection before what is in it.
///
/// A file of 100,000 rules has two million nodes. As values of their own, in arrays of arrays, they would take more
/// memory than the text and all that is made of it; here they take 24 bytes each and their text.
final class YAMLTree: Sendable {
    let file: SourceFile
    private let records: [Record]
    /// The texts of all scalars, one behind another.
    private let texts: [UInt8]

    init(_ file: SourceFile, _ draft: borrowing Draft) {
        self.file = file
        records = draft.records
        texts = draft.texts
    }

    /// The node of a record, an alias as what it stands for.
    func node(_ index: Int) -> YAMLNode {
        let target = records[index].kind == .alias ? records[index].first : index
        return YAMLNode(target, of: self, at: range(target))
    }

    /// What is in the node of a record, one level deep.
    func content(_ index: Int) -> YAMLNode.Content {
        let record = records[index]
        switch record.kind {
        case .alias: return content(record.first)
        case .mapping: return .mapping(pairs(index))
        case .sequence: return .sequence(items(index))
        case .plain, .singleQuoted, .doubleQuoted, .literal, .folded: return .scalar(record.scalar(texts))
        }
    }

    /// The text of a record, if it is or stands for a single value.
    func scalar(_ index: Int) -> YAMLScalar? { records[index].scalar(among: records, texts) }

    private func range(_ index: Int) -> SourceRange {
        SourceRange(file, from: records[index].start, to: records[index].end)
    }

    private func items(_ index: Int) -> [YAMLNode] {
        var items: [YAMLNode] = []
        items.reserveCapacity(records[index].count)
        var next = index + 1
        while next < records[index].first {
            items.append(node(next))
            next = records[next].behind(next)
        }
        return items
    }

    private func pairs(_ index: Int) -> [YAMLPair] {
        var pairs: [YAMLPair] = []
        pairs.reserveCapacity(records[index].count)
        var next = index + 1
        while next < records[index].first {
            let value = records[next].behind(next)
            // Where the key itself stands, also if it is an alias.
            if !records[next].isLeftOut, let scalar = scalar(next) {
                pairs.append(YAMLPair(key: YAMLKey(scalar: scalar, range: range(next)), value: node(value)))
            }
            next = records[value].behind(value)
        }
        return pairs
    }
}
