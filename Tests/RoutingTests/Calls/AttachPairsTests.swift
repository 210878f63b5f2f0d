import Testing

@testable import Routing

struct AttachPairsTests {
    private func parsed(_ text: String) -> [[String]]? {
        AttachPairs.parse(text).map { $0.map { [$0.key, $0.value] } }
    }

    @Test(
        arguments: [
            ("", []),
            ("lang=he", [["lang", "he"]]),
            ("lang=he;customer=17", [["lang", "he"], ["customer", "17"]]),
            ("lang=he;", [["lang", "he"]]),
            ("lang=", [["lang", ""]]),
            ("lang=he;lang=ru", [["lang", "he"], ["lang", "ru"]]),
            ("a=b=c", [["a", "b=c"]]),
            (#"a\=b=c"#, [["a=b", "c"]]),
            (#"a=b\;c"#, [["a", "b;c"]]),
            (#"a=b\=c"#, [["a", "b=c"]]),
            (#"a=\\"#, [["a", #"\"#]]),
            (#"a=\x"#, [["a", "x"]]),
            ("name=כהן דוד", [["name", "כהן דוד"]]),
            ("a=b\nc", [["a", "b\nc"]]),
        ] as [(String, [[String]])])
    func `text made of pairs is those pairs`(text: String, pairs: [[String]]) {
        #expect(parsed(text) == pairs)
    }

    @Test(arguments: [
        "כהן דוד", "O'Brien", "=he", "lang=he;note", "lang=he;;a=b", ";", ";lang=he", #"lang=he\"#, #"\"#, "lang=he; ",
    ])
    func `text made of anything else is no pairs`(text: String) {
        #expect(parsed(text) == nil)
    }

    @Test func `separators are escaped, and nothing else`() {
        #expect(AttachPairs.text([]) == "")
        #expect(AttachPairs.text([("lang", "he"), ("customer", "")]) == "lang=he;customer=")
        #expect(AttachPairs.text([("a;b", #"c=d\e"#)]) == #"a\;b=c\=d\\e"#)
        #expect(AttachPairs.text([("שם", "O'Brien")]) == "שם=O'Brien")
    }

    @Test(arguments: 0..<200)
    func `pairs are read back from their text`(seed: Int) {
        var seeded = Seeded(seed)
        let pairs = (0..<seeded.below(6)).map { _ in
            // The combining mark would hide a separator from a reader of whole graphemes.
            (key: seeded.text(of: #"ab=;\ש"#, 1, 5), value: seeded.text(of: #"xy=;\"# + "\u{5B8}", 0, 8))
        }
        #expect(parsed(AttachPairs.text(pairs)) == pairs.map { [$0.key, $0.value] })
    }

    @Test(arguments: 0..<200)
    func `random text is read without harm, and what is read is written in an equal way`(seed: Int) throws {
        var seeded = Seeded(seed)
        for _ in 0..<20 {
            guard let pairs = AttachPairs.parse(seeded.text(of: #"ab=;\"#, 0, 12)) else { continue }
            #expect(parsed(AttachPairs.text(pairs)) == pairs.map { [$0.key, $0.value] })
        }
    }
}
