extension SourceFile {
    /// A text from the bytes of a file: UTF-8, with or without a byte order mark.
    ///
    /// Characters that YAML forbids are refused here, before anything else is read, so that a place can be given
    /// for them. So are U+0085, U+2028 and U+2029, unless escaped: some YAML readers end a line at them and fold
    /// them to spaces, others do not, and editors number their lines differently for them.
    /// - Throws: A finding at the first byte that is no such text.
    package convenience init(path: String, decoding bytes: [UInt8]) throws(Diagnostic) {
        try Self.refuseUTF16(path, bytes)
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        do {
            let text = try UTF8Span(validating: content.span)
            self.init(path: path, text: String(copying: text))
        } catch {
            let fault = SourceFile(path: path, text: String(decoding: content, as: UTF8.self))
            throw fault.refusal(
                "not-utf8", "this is not UTF-8 text (byte 0x\(Self.hex(content[error.byteOffsets.lowerBound])))",
                help: "save the file as UTF-8", atByte: error.byteOffsets.lowerBound)
        }
        try refuseControls(content)
    }

    private static func refuseUTF16(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) {
        guard bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) else { return }
        throw SourceFile(path: path, text: "").refusal(
            "not-utf8", "this file is UTF-16", help: "save it as UTF-8", atByte: 0)
    }

    private func refuseControls(_ bytes: [UInt8]) throws(Diagnostic) {
        guard let (offset, scalar) = Self.firstForbidden(in: bytes) else { return }
        let name = "U+" + String(repeating: "0", count: max(0, 4 - Self.hex(scalar).count)) + Self.hex(scalar)
        switch scalar {
        case 0:
            throw refusal(
                "not-text", "a NUL byte: this is a binary file, or text in UTF-16", help: "save it as UTF-8",
                atByte: offset)
        case 0x85, 0x2028, 0x2029:
            let escape = scalar == 0x85 ? "\\N" : scalar == 0x2028 ? "\\L" : "\\P"
            throw refusal(
                "not-text", "the line separator \(name) is not allowed as such",
                help: "write \(escape) between double quotes, or take it out", atByte: offset)
        default:
            throw refusal(
                "not-text", "the control character \(name) is not allowed in a text file", help: "take it out",
                atByte: offset)
        }
    }

    /// The first character outside the printable ones of YAML 1.2 section 5.1, or one of the three separators.
    private static func firstForbidden(in bytes: [UInt8]) -> (offset: Int, scalar: UInt32)? {
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case 0x20...0x7E, 0x09, 0x0A, 0x0D: break
            case ..<0x80: return (offset, UInt32(byte))
            case 0xC2 where bytes[offset + 1] < 0xA0: return (offset, UInt32(bytes[offset + 1]))
            case 0xE2 where bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9):
                return (offset, 0x2000 + UInt32(bytes[offset + 2]) - 0x80)
            case 0xEF where bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF: return (offset, 0xFEFF)
            case 0xEF where bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE:
                return (offset, 0xFFC0 + UInt32(bytes[offset + 2]) - 0x80)
            default: break
            }
            offset += 1
        }
        return nil
    }

    private static func hex(_ value: some FixedWidthInteger) -> String { String(value, radix: 16, uppercase: true) }

    private func refusal(_ code: String, _ message: String, help: String, atByte offset: Int) -> Diagnostic {
        let start = position(ofByte: offset)
        let range = SourceRange(self, line: start.line, column: start.column, length: 1)
        return Diagnostic(.error, code, message, help: help, at: range)
    }
}
