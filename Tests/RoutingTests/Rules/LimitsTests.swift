import Testing

@testable import Routing

struct LimitsTests {
    @Test func `the defaults are the vendor's columns`() {
        #expect(Limits().attach == 200)
        #expect(Limits().adata == 100)
    }

    @Test(arguments: ["", "a", "abcde", "כהן"])
    func `text within the limit is left alone`(text: String) {
        let (kept, isCut) = Limits.cut(text, to: 5)
        #expect(kept == text)
        #expect(!isCut)
    }

    @Test(arguments: [
        // The family is one grapheme of eight UTF-16 units, the flag one of four, the thumb with its tone one of four.
        ("abcdef", 5, "abcde"), ("ab👩‍👩‍👦", 5, "ab"), ("ab👩‍👩‍👦", 9, "ab"), ("🇮🇱🇮🇱", 7, "🇮🇱"), ("👍🏽👍🏽", 4, "👍🏽"),
        ("👍🏽", 3, ""), ("שָׁלוֹם", 2, ""), ("שָׁלוֹם", 3, "שָׁ"), ("שָׁלוֹם", 5, "שָׁל"), ("e\u{301}e\u{301}", 3, "e\u{301}"),
        ("a\r\nb", 2, "a"), ("x", 0, ""),
    ])
    func `longer text is cut between graphemes`(text: String, limit: Int, kept: String) {
        let cut = Limits.cut(text, to: limit)
        #expect(Array(cut.text.utf16) == Array(kept.utf16))
        #expect(cut.isCut)
    }

    @Test(arguments: 0..<200)
    func `the longest start that fits is kept`(seed: Int) {
        var seeded = Seeded(seed)
        let graphemes = (0..<20).map { _ in seeded.pick(["a", "ש", "שָׁ", "👍🏽", "🇮🇱", "👩‍👩‍👦", "é", "\u{1F600}"]) }
        let text = graphemes.joined()
        let limit = seeded.below(text.utf16.count + 5)
        var expected = ""
        for grapheme in graphemes {
            guard expected.utf16.count + grapheme.utf16.count <= limit else { break }
            expected += grapheme
        }
        let cut = Limits.cut(text, to: limit)
        #expect(cut.text == expected)
        #expect(cut.isCut == (text.utf16.count > limit))
    }

    private func decision(_ attach: String, limit: Int) throws -> Decision {
        let rule = Rule.to(.queue(Site.service), attach: AttachOutput(text: attach))
        return try Site.rules([rule], limits: Limits(attach: limit)).route().decision
    }

    @Test func `a decision's attach data is cut to the limit and flagged`() throws {
        let decision = try decision("שָׁלוֹם", limit: 4)
        #expect(decision.attach == AttachOutput(text: "שָׁל"))
        #expect(decision.flags == .attachTruncated)
    }

    @Test func `the limit counts UTF-16, not bytes`() throws {
        // Ten Hebrew letters: ten units, twenty bytes.
        let decision = try decision("אבגדהוזחטי", limit: 10)
        #expect(decision.attach?.text == "אבגדהוזחטי")
        #expect(decision.flags.isEmpty)
    }

    @Test func `a row's attach data is cut as well`() throws {
        let rules = Site.rules([.to(.queue(Site.service), lookup: Site.crm)], limits: Limits(attach: 3))
        let decision = try rules.decision(rows: [LookupRow("12", "1", "abcd")])
        #expect(decision.attach == AttachOutput(text: "abc"))
        #expect(decision.flags == .attachTruncated)
    }

    @Test func `a map within the limit keeps its pairs`() throws {
        let map = AttachOutput(pairs: [.init(key: "lang", value: "he"), .init(key: "note", value: "a;b")])
        #expect(map.text == #"lang=he;note=a\;b"#)
        let rules = Site.rules([.to(.queue(Site.service), attach: map)])
        #expect(try rules.route().decision.attach == map)
    }
}
