/// A source line as it is quoted below a finding, and where the carets stand.
///
/// A line that does not fit is cut around the carets, so that a file in one line stays readable.
struct SourceExcerpt {
    private static let width = 120

    let text: String
    /// Cells before the first caret.
    let indent: Int
    /// Cells under carets, at least one.
    let carets: Int

    /// Nil when the file has no such line.
    init?(of range: SourceRange) {
        guard let line = range.file.line(range.line) else { return nil }
        let scalars = line.unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: range.column - 1, limitedBy: scalars.endIndex)
        let first = start ?? scalars.endIndex
        let last = scalars.index(first, offsetBy: range.length, limitedBy: scalars.endIndex) ?? scalars.endIndex

        let before = GlyphRow(line[..<first].reversed(), fitting: Self.width)
        let after = GlyphRow(line[first...], fitting: Self.width)
        // Half the width for each side; what one does not need goes to the other.
        let right = min(after.cells, max(Self.width / 2, Self.width - before.cells))
        let head = before.cut(to: Self.width - right)
        let tail = after.cut(to: right)

        let opening = head.isCut ? "…" : ""
        let closing = tail.isCut ? "…" : ""
        text = opening + head.glyphs.reversed().joined() + tail.glyphs.joined() + closing
        indent = opening.count + head.cells
        carets = max(1, min(GlyphRow(line[first..<last], fitting: Self.width).cells, tail.cells))
    }
}
