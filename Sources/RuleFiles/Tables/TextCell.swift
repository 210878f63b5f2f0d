/// What one entry of a cell lets through of a text.
enum TextCell {
    case text(String)
    case prefix(String)
    /// Any text at all.
    case present
    /// None.
    case absent

    /// Whether a text, or its absence, passes both.
    func meets(_ other: TextCell) -> Bool {
        switch (self, other) {
        case (.absent, .absent): true
        case (.absent, _), (_, .absent): false
        case (.present, _), (_, .present): true
        case (.text(let left), .text(let right)): left == right
        case (.text(let text), .prefix(let prefix)), (.prefix(let prefix), .text(let text)): text.hasPrefix(prefix)
        case (.prefix(let left), .prefix(let right)): left.hasPrefix(right) || right.hasPrefix(left)
        }
    }

    /// The same where nothing but `values` can be there.
    func among(_ values: [String]) -> [TextCell] {
        switch self {
        case .text, .absent: [self]
        case .present: values.map(TextCell.text)
        case .prefix(let prefix): values.filter { $0.hasPrefix(prefix) }.map(TextCell.text)
        }
    }
}
