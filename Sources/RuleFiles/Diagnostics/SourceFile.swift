import Synchronization

/// A text that findings point into, with the path it is shown under.
package final class SourceFile: Sendable {
    /// The path as the user wrote it, relative where it was relative.
    package let path: String
    package let text: String

    // Only findings need lines, and a clean file has none, so the index is made on first use.
    private let lineStarts = Mutex<[Int]?>(nil)

    package init(path: String, text: String) {
        self.path = path
        var text = text
        text.makeContiguousUTF8()
        self.text = text
    }

    /// The line of this number, from 1, without its line break; nil where the file has no such line.
    ///
    /// Lines end at LF, CR LF or CR. Text that ends with a break has an empty line after it.
    package func line(_ number: Int) -> Substring? {
        let starts = indexedLineStarts()
        guard number >= 1, number <= starts.count else { return nil }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: starts[number - 1])
        let next = number < starts.count ? starts[number] : utf8.count
        var end = utf8.index(utf8.startIndex, offsetBy: next)
        while end > start, Self.isBreak(utf8[utf8.index(before: end)]) { end = utf8.index(before: end) }
        return text[start..<end]
    }

    /// The place of a byte, counted from the start of the UTF-8 text.
    package func position(ofByte offset: Int) -> SourcePosition {
        let starts = indexedLineStarts()
        // The last line that starts at or before the byte.
        let line = starts.partitioningIndex { $0 > offset }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: starts[line - 1])
        let end = utf8.index(utf8.startIndex, offsetBy: min(offset, utf8.count))
        let column = utf8[start..<end].count { !UTF8.isContinuation($0) } + 1
        return SourcePosition(line: line, column: column)
    }

    /// The place behind the last character that is neither a space nor a line break: where "the file ends".
    package var endOfContent: SourcePosition {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        let trailing = text.utf8.reversed().prefix { blanks.contains($0) }.count
        return position(ofByte: text.utf8.count - trailing)
    }

    private func indexedLineStarts() -> [Int] {
        lineStarts.withLock { cached in
            if let cached { return cached }
            var starts = [0]
            var previous: UInt8 = 0
            var offset = 0
            for byte in text.utf8 {
                if previous == 0x0D, byte != 0x0A { starts.append(offset) }
                offset += 1
                if byte == 0x0A { starts.append(offset) }
                previous = byte
            }
            if previous == 0x0D { starts.append(offset) }
            cached = starts
            return starts
        }
    }

    private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

extension Array {
    /// The index of the first element that satisfies `isBeyond`, in an array where all that do stand at the end.
    fileprivate func partitioningIndex(where isBeyond: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
