/// A stretch of a source file, from `start` up to and not including `end`.
package struct SourceRange: Sendable {
    package let file: SourceFile
    package let start: SourcePosition
    package let end: SourcePosition

    package var line: Int { start.line }
    package var column: Int { start.column }

    /// The Unicode scalars covered on the first line; a stretch over several lines counts to the end of that line.
    package var length: Int {
        if start.line == end.line { return max(0, end.column - start.column) }
        let line = file.line(start.line)?.unicodeScalars.count ?? 0
        return max(0, line + 1 - start.column)
    }

    package init(_ file: SourceFile, from start: SourcePosition, to end: SourcePosition) {
        self.file = file
        self.start = start
        self.end = max(start, end)
    }

    package init(_ file: SourceFile, line: Int, column: Int, length: Int = 0) {
        let start = SourcePosition(line: line, column: column)
        self.init(file, from: start, to: SourcePosition(line: line, column: column + length))
    }
}

// Two readings of one file are the same place, so that a file included twice reports a fault once.
extension SourceRange: Hashable {
    package static func == (left: SourceRange, right: SourceRange) -> Bool {
        left.start == right.start && left.end == right.end
            && (left.file === right.file || left.file.path == right.file.path)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(file.path)
        hasher.combine(start)
        hasher.combine(end)
    }
}

extension SourceRange: CustomStringConvertible {
    /// `vip.yaml:12:7`.
    package var description: String { "\(file.path):\(line):\(column)" }
}
