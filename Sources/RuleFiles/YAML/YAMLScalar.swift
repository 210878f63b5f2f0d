/// A scalar as it was written: its text after quotes, escapes and folding, and in which style.
package struct YAMLScalar: Sendable, Hashable {
    package enum Style: UInt8, Sendable {
        case plain, singleQuoted, doubleQuoted, literal, folded
    }

    package let text: String
    package let style: Style

    package init(_ text: String, _ style: Style) {
        self.text = text
        self.style = style
    }

    /// Only a plain scalar can be anything but text.
    package var isPlain: Bool { style == .plain }
}
