/// A place in a text: line and column, both from 1, the column counted in Unicode scalars.
package struct SourcePosition: Sendable, Hashable {
    // Every node of a tree carries two positions, so they are kept narrow; files are capped far below 2^32.
    private let storedLine: UInt32
    private let storedColumn: UInt32

    package var line: Int { Int(storedLine) }
    package var column: Int { Int(storedColumn) }

    package init(line: Int, column: Int) {
        storedLine = UInt32(clamping: line)
        storedColumn = UInt32(clamping: column)
    }
}

extension SourcePosition: Comparable {
    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.storedLine, left.storedColumn) < (right.storedLine, right.storedColumn)
    }
}
