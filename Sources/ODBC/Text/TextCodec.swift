import Glibc

/// The way between Swift's text and the bytes of a code page, for one connection and its thread.
///
/// UTF-8 has none: a connection without a code page carries nil, which every value asks once, and from there
/// its bytes go the way they would if code pages did not exist. Nothing is decided byte by byte.
final class TextCodec {
    let codePage: CodePage
    private let encoder: TextConverter
    private let decoder: TextConverter

    /// - Throws: HY001 when the system has no memory for it.
    init(_ codePage: CodePage) throws(ODBCError) {
        guard let encoder = TextConverter(from: "UTF-8", to: codePage.name),
            let decoder = TextConverter(from: codePage.name, to: "UTF-8")
        else { throw ODBCError("iconv_open", [Diagnostic(state: "HY001", message: "no memory for \(codePage.name)")]) }
        self.codePage = codePage
        self.encoder = encoder
        self.decoder = decoder
    }

    /// A character the code page lacks, as its place in the text, counted in Unicode scalars from 1.
    struct MissingCharacter: Error {
        let place: Int
    }

    /// The text's bytes, valid until the next call. Nothing is replaced: another character is another customer.
    func encoded(_ text: UnsafeBufferPointer<UInt8>) -> Result<UnsafeBufferPointer<UInt8>, MissingCharacter> {
        var converted = 0
        encoder.begin()
        if let tag = Self.firstTag(in: text) {
            converted = tag
        } else if encoder.convert(UnsafeRawBufferPointer(text), from: &converted) == .end {
            encoder.finish()
            return .success(encoder.result)
        }
        return .failure(MissingCharacter(place: text.prefix(converted).count { $0 & 0xC0 != 0x80 } + 1))
    }

    /// The text of the bytes, with U+FFFD for what means nothing in the code page; of a cut value without the
    /// character whose end is missing.
    func decoded(_ bytes: UnsafeRawBufferPointer, isCut: Bool = false) -> DecodedText {
        decoder.begin()
        var offset = 0
        var wasRepaired = false
        while true {
            let stop = decoder.convert(bytes, from: &offset)
            // Before anything else is written: a letter may be held back.
            decoder.finish()
            if stop == .end || stop == .incomplete && isCut { break }
            wasRepaired = true
            decoder.append("\u{FFFD}")
            if stop == .incomplete { break }
            offset += 1
        }
        return DecodedText(string: String(decoding: decoder.result, as: UTF8.self), wasRepaired: wasRepaired)
    }

    /// The offset of the first character of Unicode's block of tags, U+E0000 to U+E007F: iconv drops these
    /// without a word, whatever it converts to.
    private static func firstTag(in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let start = text.baseAddress, memchr(start, 0xF3, text.count) != nil else { return nil }
        return text.indices.first { index in
            let bytes = text[index...].prefix(3)
            return bytes.elementsEqual([0xF3, 0xA0, 0x80]) || bytes.elementsEqual([0xF3, 0xA0, 0x81])
        }
    }
}

extension TextCodec? {
    /// The text of a name or message, whatever had to be repaired in it.
    func text(_ bytes: some Collection<UInt8>) -> String {
        guard let self else { return String(decoding: bytes, as: UTF8.self) }
        return Array(bytes).withUnsafeBytes { self.decoded($0).string }
    }
}
