/// A source line as it is quoted below a finding, and where the carets stand.
///
/// A line that does not fit is cut around the carets, so that a file in one line stays readable. A password that
/// somebody wrote into it is covered: findings end up in the logs of build servers.
struct SourceExcerpt {
    private static let width = 120
    /// Scalars looked at on either side of the first caret.
    private static let looked = 1000

    let text: String
    /// Cells before the first caret.
    let indent: Int
    /// Cells under carets, at least one.
    let carets: Int

    /// Nil when the file has no such line.
    init?(of range: SourceRange) {
        guard let whole = range.file.line(range.line) else { return nil }
        // Far more than is shown, for a line may be as long as a file.
        let skipped = max(0, range.column - 1 - Self.looked)
        let line = whole.scalars(from: skipped, count: 2 * Self.looked).withoutPasswords
        let scalars = line.unicodeScalars
        let column = range.column - 1 - skipped
        let first = scalars.index(scalars.startIndex, offsetBy: column, limitedBy: scalars.endIndex) ?? scalars.endIndex
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

extension Substring {
    /// At most `count` scalars, those before the offset `start` left out.
    fileprivate func scalars(from start: Int, count: Int) -> Substring {
        let scalars = unicodeScalars
        let from = scalars.index(startIndex, offsetBy: start, limitedBy: endIndex) ?? endIndex
        return self[from..<(scalars.index(from, offsetBy: count, limitedBy: endIndex) ?? endIndex)]
    }

    /// The text with an asterisk for every scalar of a connection string's password, so that carets keep their places.
    fileprivate var withoutPasswords: String {
        replacing(/(?i)(?<key>(?:pwd|password)\s*=\s*)(?<value>\{(?:[^}]|}})*}?|[^;"'}]*)/) { match in
            match.key + String(repeating: "*", count: match.value.unicodeScalars.count)
        }.description
    }
}
