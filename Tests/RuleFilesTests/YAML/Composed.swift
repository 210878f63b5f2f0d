@testable import RuleFiles

/// A text composed for a test, with what was found.
struct Composed {
    let root: YAMLNode?
    let findings = Findings()

    init(_ text: String) {
        root = YAMLNode(SourceFile(path: "t.yaml", text: text), into: findings)
    }

    /// `line:column code` of each finding.
    var places: [String] {
        findings.sorted.map { "\($0.range.map { "\($0.line):\($0.column)" } ?? "-") \($0.code)" }
    }
}

extension YAMLNode {
    /// The tree in brackets and braces, text between single quotes unless plain.
    var outline: String {
        switch content {
        case .scalar(let scalar): scalar.outline
        case .sequence(let items): "[" + items.map(\.outline).joined(separator: ", ") + "]"
        case .mapping(let pairs):
            "{" + pairs.map { "\($0.key.scalar.outline): \($0.value.outline)" }.joined(separator: ", ") + "}"
        }
    }
}

extension YAMLScalar {
    fileprivate var outline: String { isPlain ? text : "'\(text)'" }
}

extension SourceRange {
    /// `line:column-line:column`
    var extent: String { "\(start.line):\(start.column)-\(end.line):\(end.column)" }
}
