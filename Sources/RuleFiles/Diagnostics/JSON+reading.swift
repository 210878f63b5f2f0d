/// Why a text is no JSON.
package struct JSONFault: Error, Hashable, Sendable {
    /// In words.
    package let reason: String
    /// Where, in bytes from the begin.
    package let offset: Int
}

extension JSON {
    /// How deep lists and objects may lie in one another.
    static let deepest = 64

    /// Reads a text of JSON (RFC 8259), and nothing that is only nearly that. A key twice in an object is refused.
    package static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSON {
        var reader = JSONReader(bytes)
        return try reader.document()
    }

    /// The value in one line, for logs.
    package var line: String {
        var text = ""
        writeLine(to: &text)
        return text
    }

    /// The member called `name`; nil if there is none, and of what is no object.
    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, or nil if it is none.
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    private func writeLine(to text: inout String) {
        switch self {
        case .null, .bool, .integer, .number, .string: text += self.text
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.writeLine(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                text += JSON.string(member.name).text + ":"
                member.value.writeLine(to: &text)
            }
            text += "}"
        }
    }
}

private struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONFault) -> JSON {
        let value = try value(depth: 0)
        skipBlanks()
        guard position == bytes.count else { throw fault("something follows the value") }
        return value
    }

    private func fault(_ reason: String) -> JSONFault { JSONFault(reason: reason, offset: position) }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSON {
        guard depth < JSON.deepest else { throw fault("lists and objects are too deep") }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw fault("the text ends where a value is expected")
        default: return try number()
        }
    }

    private mutating func word(_ text: String, _ value: JSON) throws(JSONFault) -> JSON {
        guard bytes[position...].starts(with: text.utf8) else { throw fault("no value begins like this") }
        position += text.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSON {
        position += 1
        var members: [JSON.Member] = []
        var names: Set<String> = []
        skipBlanks()
        if take("}") { return .object([]) }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw fault("a member's name in quotes is expected") }
            let name = try string()
            guard names.insert(name).inserted else { throw fault("a name is there twice in one object") }
            skipBlanks()
            guard take(":") else { throw fault("a colon is expected behind a member's name") }
            members.append(JSON.Member(name, try value(depth: depth + 1)))
            skipBlanks()
        } while take(",")
        guard take("}") else { throw fault("a comma or the object's end is expected") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSON {
        position += 1
        var values: [JSON] = []
        skipBlanks()
        if take("]") { return .array([]) }
        repeat {
            values.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(",")
        guard take("]") else { throw fault("a comma or the list's end is expected") }
        return .array(values)
    }

    private mutating func number() throws(JSONFault) -> JSON {
        let start = position
        while let byte = next, "+-.0123456789Ee".utf8.contains(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let digits = text.drop { $0 == "-" }
        guard !digits.isEmpty, text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil else {
            position = start
            throw fault("no value begins like this")
        }
        if let whole = Int(text) { return .integer(whole) }
        guard let value = Double(text), value.isFinite else { throw fault("a number is too large") }
        return .number(value)
    }

    private mutating func string() throws(JSONFault) -> String {
        position += 1
        var content: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: content, as: UTF8.self) else { throw fault("a text is no UTF-8") }
                return text
            case UInt8(ascii: "\\"): content += try escape()
            case 0..<0x20: throw fault("a control character in a text")
            default: content.append(byte)
            }
        }
        throw fault("a text has no end")
    }

    private mutating func escape() throws(JSONFault) -> [UInt8] {
        guard let byte = next else { throw fault("a text has no end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var unit = try hexadecimal()
            if (0xD800..<0xDC00).contains(unit) {
                guard take("\\"), take("u") else { throw fault("half a character") }
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw fault("half a character") }
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw fault("half a character") }
            return Array(String(Character(scalar)).utf8)
        default: throw fault("no such escape")
        }
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        guard position + 4 <= bytes.count,
            bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw fault("four hexadecimal digits are expected") }
        position += 4
        return value
    }
}
