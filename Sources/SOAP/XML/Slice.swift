/// A run of a document's bytes. Offsets instead of strings: reading a message makes no object per name or text.
package struct Slice: Hashable, Sendable {
    /// Of the first byte.
    package var start: UInt32
    package var count: UInt32

    package init(start: Int, count: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.count = UInt32(truncatingIfNeeded: count)
    }

    package static let empty = Slice(start: 0, count: 0)

    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
