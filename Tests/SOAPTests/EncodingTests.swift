import SOAP
import Testing

struct EncodingTests {
    private let reader = XMLReader()
    private static let text = "Zoë ✓ 😀"

    private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? bytes : bytes.reversed()
        }
    }

    @Test(arguments: [
        "", "<?xml version='1.0'?>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>",
    ])
    func `UTF-8 is read with any declaration, and with a byte order mark before it`(declaration: String) throws {
        let bytes = Array("\(declaration)<a>\(Self.text)</a>".utf8)
        #expect(try reader.document(bytes).root.text == Self.text)
        #expect(try reader.document([0xEF, 0xBB, 0xBF] + bytes).root.text == Self.text)
    }

    @Test(arguments: [true, false], ["", "<?xml version='1.0' encoding='utf-16'?>"])
    func `UTF-16 is read in both byte orders`(isBigEndian: Bool, declaration: String) throws {
        let bytes = utf16("\u{FEFF}\(declaration)<a>\(Self.text)</a>", isBigEndian: isBigEndian)
        #expect(try reader.document(bytes).root.text == Self.text)
        #expect(try reader.document(bytes, charset: "utf-16").root.text == Self.text)
    }

    @Test func `Latin 1 is read if the document or the transport says so`() throws {
        let declared = Array("<?xml version='1.0' encoding='iso-8859-1'?><a>Zo".utf8) + [0xEB] + Array("</a>".utf8)
        let said = Array("<a>Zo".utf8) + [0xEB] + Array("</a>".utf8)
        #expect(try reader.document(declared).root.text == "Zoë")
        #expect(try reader.document(said, charset: "ISO-8859-1").root.text == "Zoë")
        #expect(throws: XMLError.self) { try reader.document(said) }
    }

    @Test func `what the transport says counts before the declaration`() throws {
        let bytes = Array("<?xml version='1.0' encoding='iso-8859-1'?><a>Zoë</a>".utf8)
        #expect(try reader.document(bytes, charset: "utf-8").root.text == "Zoë")
    }

    @Test(arguments: ["utf8", "UTF8", "Utf-8"])
    func `UTF-8 is known without its hyphen, said or declared`(name: String) throws {
        let plain = Array("<a>\(Self.text)</a>".utf8)
        let bytes = Array("<?xml version='1.0' encoding='\(name)'?><a>\(Self.text)</a>".utf8)
        #expect(try reader.document(plain, charset: name).root.text == Self.text)
        #expect(try reader.document(bytes).root.text == Self.text)
        #expect(try reader.document(bytes, charset: name).root.text == Self.text)
        // What only expat reads.
        let commented = Array("<a><!-- -->\(Self.text)</a>".utf8)
        #expect(try reader.document(commented, charset: name).root.text == Self.text)
    }

    @Test(arguments: ["utf-7", "ebcdic-cp-us", "windows-1252", "x"])
    func `an encoding that is not read here is named in the refusal`(name: String) {
        let bytes = Array("<?xml version='1.0' encoding='\(name)'?><a/>".utf8)
        #expect(throws: XMLError.unknownEncoding(name)) { try reader.document(bytes) }
        #expect(throws: XMLError.unknownEncoding(name)) { try reader.document(Array("<a/>".utf8), charset: name) }
    }

    // Unicode 15, §3.9: overlong forms, surrogates, beyond U+10FFFF, stray and missing continuations.
    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xFF],
            [0xFE],
        ] as [[UInt8]])
    func `ill-formed UTF-8 is refused`(sequence: [UInt8]) {
        #expect(throws: XMLError.self) {
            try reader.document(Array("<a>".utf8) + sequence + Array("</a>".utf8))
        }
        #expect(throws: XMLError.self) {
            try reader.document(Array("<a b='".utf8) + sequence + Array("'/>".utf8))
        }
    }
}
