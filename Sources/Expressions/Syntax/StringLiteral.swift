/// What a string's or bytes' token means: prefix and quotes taken off, escapes resolved.
struct StringLiteral {
    /// A sequence after a backslash that means nothing, with its place in the token.
    struct BadEscape: Error {
        let text: String
        let offset: Int
    }

    private let token: ArraySlice<UInt8>
    private let isBytes: Bool
    private var offset: Int
    private(set) var content: [UInt8] = []

    /// `token` is a whole one, so quotes are where they belong.
    init(_ token: ArraySlice<UInt8>) throws(BadEscape) {
        self.token = token
        let quoteIndex = token.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") } ?? token.startIndex
        let prefix = token[..<quoteIndex].map { $0 | 0x20 }
        isBytes = prefix.contains(UInt8(ascii: "b"))
        let quote = token[quoteIndex]
        let isTriple = token.count - prefix.count >= 6 && token[quoteIndex...].prefix(3).allSatisfy { $0 == quote }
        offset = quoteIndex + (isTriple ? 3 : 1)
        let end = token.endIndex - (isTriple ? 3 : 1)
        content.reserveCapacity(end - offset)
        if prefix.contains(UInt8(ascii: "r")) {
            content += token[offset..<end]
        } else {
            while offset < end {
                let byte = token[offset]
                offset += 1
                if byte == UInt8(ascii: "\\") { try escape(end) } else { content.append(byte) }
            }
        }
    }

    private mutating func escape(_ end: Int) throws(BadEscape) {
        let start = offset - 1
        guard offset < end else { throw BadEscape(text: "\\", offset: start) }
        let code = token[offset]
        offset += 1
        switch code {
        case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            content.append(code)
        case UInt8(ascii: "a"): content.append(0x07)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "v"): content.append(0x0B)
        case UInt8(ascii: "x"), UInt8(ascii: "X"): try append(digits(2, radix: 16, from: start, end))
        case UInt8(ascii: "u") where !isBytes:
            try appendScalar(digits(4, radix: 16, from: start, end), from: start, end)
        case UInt8(ascii: "U") where !isBytes:
            try appendScalar(digits(8, radix: 16, from: start, end), from: start, end)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            offset -= 1
            try append(digits(3, radix: 8, from: start, end))
        default: throw bad(from: start)
        }
    }

    /// A number under 256: an octet of bytes, a code point of a string.
    private mutating func append(_ value: UInt32) {
        if isBytes {
            content.append(UInt8(truncatingIfNeeded: value))
        } else {
            content += String(Unicode.Scalar(UInt8(truncatingIfNeeded: value))).utf8
        }
    }

    /// A code point; two surrogates after one another are one.
    private mutating func appendScalar(_ value: UInt32, from start: Int, _ end: Int) throws(BadEscape) {
        if value >> 10 == 0x36, token[offset..<end].starts(with: "\\u".utf8) {
            offset += 2
            let low = try digits(4, radix: 16, from: start, end)
            guard low >> 10 == 0x37, let scalar = Unicode.Scalar(0x10000 + (value & 0x3FF) << 10 + low & 0x3FF) else {
                throw bad(from: start)
            }
            content += String(scalar).utf8
            return
        }
        guard let scalar = Unicode.Scalar(value) else { throw bad(from: start) }
        content += String(scalar).utf8
    }

    private mutating func digits(_ count: Int, radix: Int, from start: Int, _ end: Int) throws(BadEscape) -> UInt32 {
        let text = token[offset..<min(offset + count, end)]
        offset = text.endIndex
        guard text.count == count, text.first != UInt8(ascii: "+"), text.first != UInt8(ascii: "-"),
            let value = UInt32(String(decoding: text, as: UTF8.self), radix: radix)
        else { throw bad(from: start) }
        return value
    }

    private func bad(from start: Int) -> BadEscape {
        BadEscape(text: String(decoding: token[start..<offset], as: UTF8.self), offset: start - token.startIndex)
    }
}
