extension YAMLNode {
    /// Where a part of a scalar's text stands in the file, as far as its style lets that be told; else the whole.
    func range(ofUTF8 part: Range<Int>) -> SourceRange {
        guard let scalar, let place = position(ofUTF8: part.lowerBound, in: scalar) else { return range.firstLine }
        let utf8 = scalar.text.utf8
        let low = utf8.index(utf8.startIndex, offsetBy: min(part.lowerBound, utf8.count))
        let high = utf8.index(utf8.startIndex, offsetBy: min(part.upperBound, utf8.count))
        let length = scalar.text[low..<high].prefix { $0 != "\n" }.unicodeScalars.count
        return SourceRange(range.file, line: place.line, column: place.column, length: max(1, length))
    }

    private func position(ofUTF8 offset: Int, in scalar: YAMLScalar) -> SourcePosition? {
        let utf8 = scalar.text.utf8
        let before = scalar.text[..<utf8.index(utf8.startIndex, offsetBy: min(offset, utf8.count))]
        switch scalar.style {
        case .literal:
            // Every line of the text is one of the file, behind the block's indentation.
            let breaks = before.unicodeScalars.count { $0 == "\n" }
            let line = range.line + 1 + breaks
            guard let first = range.file.line(range.line + 1) else { return nil }
            let indent = first.prefix { $0 == " " }.count
            let column = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count
            return SourcePosition(line: line, column: indent + column + 1)
        case .plain, .singleQuoted, .doubleQuoted:
            // On one line and without escapes the text stands as it is.
            guard range.start.line == range.end.line else { return nil }
            let quotes = scalar.style == .plain ? 0 : 1
            guard range.length == scalar.text.unicodeScalars.count + 2 * quotes else { return nil }
            return SourcePosition(line: range.line, column: range.column + quotes + before.unicodeScalars.count)
        case .folded:
            return nil
        }
    }
}
