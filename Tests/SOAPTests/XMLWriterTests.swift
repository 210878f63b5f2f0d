import SOAP
import TestSupport
import Testing

struct XMLWriterTests {
    private func written(_ text: String) -> String {
        var writer = XMLWriter()
        writer.text(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("a<b>&\"c'", "a&lt;b&gt;&amp;&quot;c'"), ("]]>", "]]&gt;"),
        ("\r\n\t", "&#13;&#10;&#9;"),
        ("a\u{0}b\u{1}c\u{1F}", "abc"), ("\u{FFFE}x\u{FFFF}", "x"), ("\u{FFFD}豈", "\u{FFFD}豈"), ("Zoë😀", "Zoë😀"),
    ])
    func `text is written so that it means itself, without what XML cannot say`(text: String, expected: String) {
        #expect(written(text) == expected)
    }

    @Test(arguments: 0..<200)
    func `what is written in text and in attributes is read again`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let alphabet = Array("ab<>&\"'\r\n\t ]é✓😀\u{FFFD}\u{FEFF}")
        let text = String((0..<random.below(30)).map { _ in random.pick(alphabet) })
        var writer = XMLWriter()
        writer.raw("<a")
        writer.attribute("b", text)
        writer.raw(">")
        writer.text(text)
        writer.raw("</a>")
        let root = try XMLReader().document(writer.bytes).root
        #expect(root.text.unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(root.attribute("b").map { $0.unicodeScalars.elementsEqual(text.unicodeScalars) } == true)
    }

    @Test(arguments: [0, 1, -1, 9, 10, 1_234_567_890, Int64.max, Int64.min])
    func `a number is written as its digits`(number: Int64) {
        var writer = XMLWriter()
        writer.number(number)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\(number)")
    }
}
