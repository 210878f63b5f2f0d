/// The columns of a decision table.
struct TableLayout {
    let match: [TableColumn]
    let matchNames: [String]
    /// What the cells behind those give: keys of a route.
    let give: [String]

    var count: Int { match.count + give.count }
    var names: [String] { matchNames + give }

    /// The cell of a CSV file as if it stood in a rule file: several values are separated by `|`.
    func node(_ text: String, column: Int, at range: SourceRange) -> YAMLNode {
        let text = text.trimmed
        let isPlain =
            column < match.count
            ? match[column].isPlain : ["priority", "default", "busy"].contains(give[column - match.count])
        let style: YAMLScalar.Style = isPlain ? .plain : .doubleQuoted
        guard column < match.count, text.contains("|") else {
            return YAMLNode(.scalar(YAMLScalar(text, text.isEmpty ? .plain : style)), at: range)
        }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        return YAMLNode(
            .sequence(parts.map { YAMLNode(.scalar(YAMLScalar($0.trimmed, style)), at: range) }), at: range)
    }

    /// The mapping of a route that the giving cells of a row stand for.
    func gifts(_ nodes: [YAMLNode], at range: SourceRange) -> YAMLNode {
        var pairs: [YAMLPair] = []
        var attach: [YAMLPair] = []
        for (name, node) in zip(give, nodes.dropFirst(match.count)) where !node.isNothing {
            if name.hasPrefix("attach.") {
                attach.append(pair(String(name.dropFirst("attach.".count)), node))
            } else {
                pairs.append(pair(name, node))
            }
        }
        if !attach.isEmpty { pairs.append(pair("attach", YAMLNode(.mapping(attach), at: range))) }
        return YAMLNode(.mapping(pairs), at: range)
    }

    private func pair(_ name: String, _ node: YAMLNode) -> YAMLPair {
        YAMLPair(key: YAMLKey(scalar: YAMLScalar(name, .plain), range: node.range), value: node)
    }
}

extension NodeReader {
    /// `*`, or an empty cell: any value will do.
    var isAnything: Bool { node.isNothing }
}

extension YAMLNode {
    /// A cell that says nothing.
    fileprivate var isNothing: Bool { isNull || scalar?.text == "*" || scalar?.text == "" }
}

extension StringProtocol {
    /// Without the spaces around it.
    fileprivate var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
    }
}
