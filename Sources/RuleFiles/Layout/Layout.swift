/// The canonical layout of a YAML file: two blanks a level, one between key and value, at most one empty line between
/// entries, double quotes. What is written in braces stays so where it fits into a line; comments stay where they are.
package struct Layout {
    /// The longest line that braces may make.
    private static let width = 120

    private let file: SourceFile
    private var comments: ArraySlice<LayoutComment>
    private var lines: [String] = []
    /// The columns in which the entries around the last one stand in the source, and are written.
    private var levels: [(column: Int, indent: Int)] = []
    /// The line on which the last entry began.
    private var lastLine = 0

    /// `file` in its canonical layout, which reads as the same document. Reports why there is none and answers nil
    /// where its YAML is not sound.
    package static func text(of file: SourceFile, into findings: Findings) -> String? {
        let errors = findings.count(of: .error)
        guard let tree = YAMLNode(file, into: findings), findings.count(of: .error) == errors,
            let root = LayoutNode.read(file)
        else { return nil }
        var layout = Layout(file: file, root)
        layout.write(root, prefix: "", indent: 0)
        layout.writeComments(before: nil, indent: 0)
        let text = layout.lines.joined(separator: "\n") + "\n"
        let written = SourceFile(path: file.path, text: text)
        guard let again = YAMLNode(written, into: Findings()), again.means(tree) else {
            findings.error(
                "layout", "the file cannot be laid out without changing what it means", help: "it is left as it is",
                at: SourceRange(file, line: 1, column: 1))
            return nil
        }
        return text
    }

    private init(file: SourceFile, _ root: LayoutNode) {
        self.file = file
        comments = LayoutComment.all(of: file, root)[...]
    }

    /// Writes a node whose first line begins with `prefix`; what follows on lines of their own is indented.
    private mutating func write(_ node: LayoutNode, prefix: String, indent: Int) {
        let anchor = node.anchor.map { "&\($0) " } ?? ""
        switch node.content {
        case .alias(let name):
            finish(prefix + "*\(name)", at: node.end)
        case .scalar(let scalar):
            write(scalar, node, prefix: prefix + anchor, indent: indent)
        case .mapping(let entries, let isFlow):
            if let flow = flow(node, isFlow: isFlow || entries.isEmpty, after: prefix) {
                finish(prefix + flow, at: node.end)
                return
            }
            let head = (prefix + anchor).trimmed
            // The first entry of a list's item stands beside its dash.
            let isBesideDash = anchor.isEmpty && prefix.hasSuffix("- ")
            if !isBesideDash, !head.isEmpty { finish(head, at: beginning(of: node, isFlow)) }
            for (index, entry) in entries.enumerated() {
                let isFirst = index == 0 && isBesideDash
                begin(entry.key.start, indent: indent, isFirst: isFirst)
                let own = isFirst ? prefix : String(repeating: " ", count: indent)
                writeEntry(entry, prefix: own, indent: indent)
            }
        case .sequence(let items, let isFlow):
            if let flow = flow(node, isFlow: isFlow || items.isEmpty, after: prefix) {
                finish(prefix + flow, at: node.end)
                return
            }
            let isBesideDash = anchor.isEmpty && prefix.hasSuffix("- ")
            let head = (prefix + anchor).trimmed
            if !isBesideDash, !head.isEmpty { finish(head, at: beginning(of: node, isFlow)) }
            for (index, item) in items.enumerated() {
                let isFirst = index == 0 && isBesideDash
                begin(item.start, indent: indent, isFirst: isFirst, isItem: true)
                let own = isFirst ? prefix : String(repeating: " ", count: indent)
                write(item, prefix: own + "- ", indent: indent + 2)
            }
        }
    }

    private mutating func writeEntry(_ entry: (key: LayoutNode, value: LayoutNode), prefix: String, indent: Int) {
        var key = entry.key.anchor.map { "&\($0) " } ?? ""
        switch entry.key.content {
        case .scalar(let scalar): key += ScalarText.inline(scalar, inFlow: true) ?? ""
        case .alias(let name): key += "*\(name) "
        case .mapping, .sequence: preconditionFailure("keys that are no text are refused")
        }
        if entry.value.isBlank, entry.value.anchor == nil {
            finish(prefix + key + ":", at: entry.key.end)
        } else {
            write(entry.value, prefix: prefix + key + ": ", indent: indent + 2)
        }
    }

    private mutating func write(_ scalar: YAMLScalar, _ node: LayoutNode, prefix: String, indent: Int) {
        if let text = ScalarText.inline(scalar, inFlow: false) {
            finish(text.isEmpty ? prefix.trimmed : prefix + text, at: node.end)
        } else if let block = ScalarText.block(scalar, in: file, node.start, node.end) {
            finish(prefix + block[0], at: node.start)
            let margin = String(repeating: " ", count: max(2, indent))
            lines += block.dropFirst().map { $0.isEmpty ? "" : margin + $0 }
        } else {
            finish(prefix + ScalarText.doubleQuoted(scalar.text), at: node.start)
        }
    }

    /// The node on one line, where it is written so, fits and has no comment inside.
    private func flow(_ node: LayoutNode, isFlow: Bool, after prefix: String) -> String? {
        guard isFlow, let text = flow(node) else { return nil }
        // A comment at the end of the last line stands behind all of it.
        if let comment = comments.first(where: { $0.position >= node.start }), comment.position < node.end {
            return nil
        }
        return prefix.count + text.count <= Self.width || text.count <= 4 ? text : nil
    }

    private func flow(_ node: LayoutNode) -> String? {
        let anchor = node.anchor.map { "&\($0) " } ?? ""
        switch node.content {
        case .alias(let name): return "*\(name)"
        case .scalar(let scalar): return ScalarText.inline(scalar, inFlow: true).map { anchor + $0 }
        case .mapping(let entries, _):
            if entries.isEmpty { return anchor + "{}" }
            let parts = entries.compactMap { entry -> String? in
                guard let key = flow(entry.key), let value = flow(entry.value) else { return nil }
                if case .alias = entry.key.content { return "\(key) : \(value)" }
                return "\(key): \(value)"
            }
            return parts.count == entries.count ? anchor + "{ \(parts.joined(separator: ", ")) }" : nil
        case .sequence(let items, _):
            let parts = items.compactMap(flow)
            guard parts.count == items.count else { return nil }
            let list = parts.joined(separator: ", ")
            return anchor + (items.contains(where: \.isCollection) ? "[ \(list) ]" : "[\(list)]")
        }
    }

    /// Writes what stands above an entry, and notes where it stands.
    private mutating func begin(_ start: SourcePosition, indent: Int, isFirst: Bool, isItem: Bool = false) {
        // The dash of an item is two columns before what it holds.
        let column = isItem ? max(1, start.column - 2) : start.column
        // Beside a dash there is no room above: what stands there goes below.
        if !isFirst {
            writeComments(before: SourcePosition(line: start.line, column: column), indent: indent)
            // Of entries that stood on one line only the first has anything above it.
            if start.line > lastLine, isBlank(above: start.line) { separate() }
        }
        lastLine = start.line
        levels.removeAll { $0.column >= column }
        levels.append((column, indent))
    }

    /// Writes the comments on lines of their own that stand before `position`, the end of the file without one.
    private mutating func writeComments(before position: SourcePosition?, indent: Int) {
        while let comment = comments.first, position.map({ comment.position < $0 }) ?? true {
            comments.removeFirst()
            if isBlank(above: comment.position.line) { separate() }
            lines.append(
                String(repeating: " ", count: self.indent(of: comment, before: position, indent)) + comment.text)
        }
    }

    /// A comment deeper than the entry it stands before belongs to the entries above it.
    private func indent(of comment: LayoutComment, before position: SourcePosition?, _ indent: Int) -> Int {
        guard comment.isAlone, comment.position.column > position?.column ?? 1 else { return indent }
        // Not left of where the entry will stand, or a second run would see a comment that is not deeper.
        return max(indent, levels.last { $0.column <= comment.position.column }?.indent ?? indent)
    }

    /// Ends a line whose text goes as far as `position`, with the comment that stands behind it.
    private mutating func finish(_ line: String, at position: SourcePosition) {
        var behind: [String] = []
        while let comment = comments.first, !comment.isAlone, comment.position.line <= position.line {
            behind.append(comment.text)
            comments.removeFirst()
        }
        lines.append(([line] + behind.prefix(1)).joined(separator: "  "))
        lines += behind.dropFirst()
    }

    private func isBlank(above line: Int) -> Bool {
        file.line(line - 1).map { $0.allSatisfy(\.isWhitespace) } ?? false
    }

    private mutating func separate() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    /// Where the line of a collection's key ends: a comment there belongs to the key.
    private func beginning(of node: LayoutNode, _ isFlow: Bool) -> SourcePosition {
        isFlow ? node.start : SourcePosition(line: max(1, node.start.line - 1), column: 1)
    }
}

extension LayoutNode {
    fileprivate var isCollection: Bool {
        switch content {
        case .mapping, .sequence: true
        case .scalar, .alias: false
        }
    }
}

extension String {
    /// Without the blanks at the end.
    fileprivate var trimmed: String {
        var copy = self
        while copy.last == " " { copy.removeLast() }
        return copy
    }
}
