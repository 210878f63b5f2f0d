/// Reads in one pass over the bytes the XML that SOAP stacks really send: UTF-8 or ASCII, names of ASCII, no
/// comments, no CDATA sections.
///
/// It takes a tenth of expat's time, and it only ever says yes. Whatever it does not know, and every error, is nil
/// here and expat's to judge; so a document that it reads must be one that expat reads to the same nodes.
struct PlainScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var builder: DocumentBuilder
    var position = 0
    /// The qualified names of the open elements: an end tag repeats the whole of it.
    private var opened: [Slice] = []

    /// What ends a scan that expat has to take over.
    struct NotPlain: Error {}

    init(_ bytes: UnsafeBufferPointer<UInt8>, limits: XMLLimits) {
        self.bytes = bytes
        // Nodes point into the bytes as they came; only text with references in it is written anew, behind them.
        builder = DocumentBuilder(limits: limits, bytes: Array(bytes))
    }

    static func document(_ bytes: UnsafeRawBufferPointer, limits: XMLLimits) -> Document? {
        var scanner = PlainScanner(bytes.assumingMemoryBound(to: UInt8.self), limits: limits)
        guard (try? scanner.scan()) != nil else { return nil }
        return scanner.builder.document()
    }

    /// The byte at the position, or 0 at the end, which is no byte of XML.
    var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    private mutating func scan() throws {
        try skipDeclaration()
        skipSpace()
        var text = Slice.empty
        repeat {
            guard current == UInt8(ascii: "<") else { throw NotPlain() }
            position += 1
            if current == UInt8(ascii: "/") {
                position += 1
                try endTag(text: text)
            } else {
                try startTag()
            }
            if !opened.isEmpty { text = try self.text() }
        } while !opened.isEmpty
        skipSpace()
        guard position == bytes.count else { throw NotPlain() }
    }

    /// Reads a start tag and, if the element is an empty-element tag, ends it at once.
    private mutating func startTag() throws {
        let name = try self.name()
        try builder.start(name)
        var isSpaced = skipSpace()
        while current != UInt8(ascii: ">"), current != UInt8(ascii: "/") {
            guard isSpaced else { throw NotPlain() }
            try attribute()
            isSpaced = skipSpace()
        }
        try builder.seal()
        guard current == UInt8(ascii: "/") else {
            position += 1
            opened.append(name.slice)
            return
        }
        position += 1
        guard current == UInt8(ascii: ">") else { throw NotPlain() }
        position += 1
        try builder.end(text: .empty)
    }

    private mutating func endTag(text: Slice) throws {
        guard let name = opened.popLast() else { throw NotPlain() }
        let end = position + Int(name.count)
        guard end < bytes.count else { throw NotPlain() }
        var (at, other) = (position, Int(name.start))
        while at < end {
            guard bytes[at] == bytes[other] else { throw NotPlain() }
            (at, other) = (at + 1, other + 1)
        }
        position = end
        skipSpace()
        guard current == UInt8(ascii: ">") else { throw NotPlain() }
        position += 1
        try builder.end(text: text)
    }

    private mutating func attribute() throws {
        let name = try self.name()
        skipSpace()
        guard current == UInt8(ascii: "=") else { throw NotPlain() }
        position += 1
        skipSpace()
        let quote = current
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw NotPlain() }
        position += 1
        let start = position
        // References, and white space that is to be normalised, are expat's.
        while current != quote {
            let byte = current
            guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") else {
                throw NotPlain()
            }
            position += 1
        }
        let value = Slice(start: start, count: position - start)
        position += 1
        try builder.refuse(repeated: name)
        try builder.attribute(name, value: value)
    }

    /// A qualified name of ASCII letters, digits, `.`, `-` and `_`.
    private mutating func name() throws -> RawName {
        let start = position
        var prefix = 0
        guard current.isNameStart else { throw NotPlain() }
        position += 1
        while true {
            let byte = current
            if byte.isNamePart {
                position += 1
            } else if byte == UInt8(ascii: ":"), prefix == 0 {
                prefix = position - start
                position += 1
                guard current.isNameStart else { throw NotPlain() }
            } else {
                break
            }
        }
        return RawName(slice: Slice(start: start, count: position - start), prefix: UInt32(prefix))
    }

    @discardableResult
    mutating func skipSpace() -> Bool {
        let start = position
        while current.isXMLSpace { position += 1 }
        return position > start
    }
}

extension UInt8 {
    fileprivate var isNameStart: Bool {
        let letter = self | 0x20
        return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") || self == UInt8(ascii: "_")
    }

    fileprivate var isNamePart: Bool {
        isNameStart || self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") || self == UInt8(ascii: "-")
            || self == UInt8(ascii: ".")
    }
}
