extension PlainScanner {
    /// Character data up to the next tag. What stands in the bytes as it is meant is not copied.
    mutating func text() throws -> Slice {
        let start = position
        position = try Self.plainEnd(in: bytes, from: start)
        guard current == UInt8(ascii: "<") else { return try referring(from: start) }
        return Slice(start: start, count: position - start)
    }

    /// Where the run of bytes that stand for themselves ends: at a tag or a reference.
    private static func plainEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) throws -> Int {
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { return position }
            position += try plainCount(in: bytes, at: position)
        }
        throw NotPlain()
    }

    /// How many bytes the character at `position` has; no carriage return, no `]`, nothing ill-formed.
    private static func plainCount(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) throws -> Int {
        let byte = bytes[position]
        if byte >= 0x80 { return try multibyteCount(in: bytes, at: position) }
        // "]]>" may not stand in text, and "\r" becomes "\n": both too rare to be worth a rule of their own.
        guard byte >= 0x20 || byte == 0x0A || byte == 0x09, byte != UInt8(ascii: "]") else { throw NotPlain() }
        return 1
    }

    /// Unicode 3.9, table 3-7: which bytes may follow which.
    private static func multibyteCount(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) throws -> Int {
        let second: ClosedRange<UInt8>
        let count: Int
        switch bytes[position] {
        case 0xC2...0xDF: (second, count) = (0x80...0xBF, 2)
        case 0xE0: (second, count) = (0xA0...0xBF, 3)
        case 0xED: (second, count) = (0x80...0x9F, 3)
        case 0xE1...0xEE: (second, count) = (0x80...0xBF, 3)
        case 0xF0: (second, count) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, count) = (0x80...0xBF, 4)
        case 0xF4: (second, count) = (0x80...0x8F, 4)
        // U+FFFE and U+FFFF, which begin with EF, are no characters of XML.
        default: throw NotPlain()
        }
        guard position + count < bytes.count, second.contains(bytes[position + 1]) else { throw NotPlain() }
        for offset in 2..<max(count, 2) where bytes[position + offset] & 0xC0 != 0x80 { throw NotPlain() }
        return count
    }

    /// Text with references in it, written out behind the bytes of the document.
    private mutating func referring(from start: Int) throws -> Slice {
        let target = builder.bytes.count
        var run = start
        while true {
            builder.bytes.append(contentsOf: bytes[run..<position])
            guard current == UInt8(ascii: "&") else {
                return Slice(start: target, count: builder.bytes.count - target)
            }
            try reference()
            run = position
            position = try Self.plainEnd(in: bytes, from: run)
        }
    }

    private static let entities: [(name: StaticString, byte: UInt8)] = [
        ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
        ("&quot;", UInt8(ascii: "\"")), ("&apos;", UInt8(ascii: "'")),
    ]

    /// One of the five entities that XML declares itself; a reference to a character's number is expat's.
    private mutating func reference() throws {
        for entity in Self.entities where starts(with: entity.name) {
            position += entity.name.utf8CodeUnitCount
            builder.bytes.append(entity.byte)
            return
        }
        throw NotPlain()
    }

    func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            guard position + text.count <= bytes.count else { return false }
            for offset in 0..<text.count where bytes[position + offset] != text[offset] { return false }
            return true
        }
    }

    /// The declarations that stacks write; any other is expat's.
    private static let declarations: [StaticString] = [
        #"<?xml version="1.0" encoding="utf-8"?>"#, #"<?xml version="1.0" encoding="UTF-8"?>"#,
        #"<?xml version="1.0"?>"#, #"<?xml version='1.0' encoding='UTF-8'?>"#,
        #"<?xml version='1.0' encoding='utf-8'?>"#,
    ]

    mutating func skipDeclaration() throws {
        guard starts(with: "<?") else { return }
        for declaration in Self.declarations where starts(with: declaration) {
            position += declaration.utf8CodeUnitCount
            return
        }
        throw NotPlain()
    }
}
