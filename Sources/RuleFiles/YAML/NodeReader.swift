/// Reads one value strictly and keeps its place.
///
/// A reader that finds something else than it was asked for reports it and answers nil, so that the caller can go
/// on and a run names all the errors of a file.
package struct NodeReader {
    /// What a value is called in messages.
    package enum Role: Sendable, Hashable {
        case whole(String)
        case value(of: String)
        /// An item of the list under a key, from 1.
        case item(Int, of: String)
    }

    package let node: YAMLNode
    package let role: Role
    package let findings: Findings

    /// A reader of a document; `name` stands in messages as it is: `the rule file`.
    package init(_ root: YAMLNode, named name: String, into findings: Findings) {
        self.init(root, .whole(name), into: findings)
    }

    package init(_ node: YAMLNode, _ role: Role, into findings: Findings) {
        self.node = node
        self.role = role
        self.findings = findings
    }

    package var range: SourceRange { node.range }

    /// Nothing was written here: an empty value, `~` or `null`.
    package var isNull: Bool { node.isNull }

    /// The text of any scalar but null, with no regard to what it looks like: for cells that may hold anything.
    package func anyScalar() -> YAMLScalar? {
        guard let scalar = node.scalar, !scalar.isNull else { return wrongType("a single value") }
        return scalar
    }

    /// Text. A number, `true` and `false` are none unless quoted.
    package func text() -> String? {
        guard let scalar = node.scalar, !scalar.isNull else { return wrongType("text") }
        guard scalar.bool == nil, scalar.integer == nil, scalar.double == nil else {
            return wrongType("text", help: "quote it: \"\(scalar.text)\"")
        }
        return scalar.text
    }

    /// Text of one of the given values.
    package func text(among values: [String]) -> String? {
        guard let scalar = node.scalar, !scalar.isNull else { return wrongType("one of \(Self.list(values))") }
        if values.contains(scalar.text) { return scalar.text }
        return badValue(
            "must be one of \(Self.list(values)), not \(scalar.text.quoted)",
            help: suggestion(for: scalar.text, among: values))
    }

    /// A value of an enumeration by its name in the file.
    package func choice<Choice>(
        _ type: Choice.Type = Choice.self
    ) -> Choice? where Choice: CaseIterable & RawRepresentable<String> {
        text(among: type.allCases.map(\.rawValue)).flatMap(type.init)
    }

    /// `true` or `false`.
    package func bool() -> Bool? {
        if let bool = node.scalar?.bool { return bool }
        let spellings = ["yes": "true", "on": "true", "no": "false", "off": "false", "true": "true", "false": "false"]
        let meant = node.scalar.flatMap { spellings[$0.text.lowercased()] }
        return wrongType("true or false", help: meant.map { "write \($0)" })
    }

    private static func list(_ values: [String]) -> String { values.joined(separator: ", ") }
}
