/// A place in an expression's source as a person counts it.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int

    /// `line:column`.
    public var description: String { "\(line):\(column)" }

    /// The place `offset` bytes of UTF-8 into `source`; lines end in LF, CR or both. O(offset).
    public init(_ offset: Int, in source: String) {
        var line = 1
        var column = 1
        var previous: UInt8 = 0
        for byte in source.utf8.prefix(offset) {
            if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D || previous != 0x0D { line += 1 }
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            previous = byte
        }
        self.line = line
        self.column = column
    }
}
