/// Text made of a column's bytes.
public struct DecodedText: Sendable, Hashable {
    /// The text, with U+FFFD for malformed UTF-8 or what means nothing in the connection's code page.
    public let string: String
    /// Something was replaced.
    public let wasRepaired: Bool

    init(string: String, wasRepaired: Bool) {
        self.string = string
        self.wasRepaired = wasRepaired
    }

    init(_ bytes: UnsafeRawBufferPointer) {
        let units = bytes.assumingMemoryBound(to: UInt8.self)
        do {
            string = String(copying: try UTF8Span(validating: units.span))
            wasRepaired = false
        } catch {
            string = String(decoding: units, as: UTF8.self)
            wasRepaired = true
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Without the last UTF-8 sequence if its end is missing, as it is where a driver cut at a byte.
    var withoutCutScalar: UnsafeRawBufferPointer {
        for back in 1...3 where back <= count {
            let byte = self[count - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? UnsafeRawBufferPointer(rebasing: dropLast(back)) : self
        }
        return self
    }

    /// Without the blanks at its end.
    var withoutPadding: UnsafeRawBufferPointer {
        var end = count
        while end > 0, self[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return UnsafeRawBufferPointer(rebasing: prefix(end))
    }
}
