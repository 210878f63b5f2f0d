import Testing

@testable import Routing

struct NumberPatternParsingTests {
    private typealias Failure = NumberPattern.ParseError

    @Test(arguments: [
        ("0541111111", NumberPattern.Form.national), ("123456789012345", .national), ("+972541111111", .e164),
        ("0", .national),
    ])
    func `digits are one number`(text: String, form: NumberPattern.Form) throws {
        let digits = try #require(DigitKey(text.drop { $0 == "+" }))
        #expect(try NumberPattern(parsing: text) == NumberPattern(form, .exact(digits)))
    }

    @Test func `a star at the end makes a prefix`() throws {
        let digits = try #require(DigitKey("1700"))
        #expect(try NumberPattern(parsing: "1700*") == NumberPattern(.national, .prefix(digits)))
        #expect(try NumberPattern(parsing: "+1700*") == NumberPattern(.e164, .prefix(digits)))
    }

    @Test func `two ends make a range, and one number may be both`() throws {
        let low = try #require(DigitKey("1700500000"))
        let high = try #require(DigitKey("1700500099"))
        #expect(try NumberPattern(parsing: "1700500000..1700500099") == NumberPattern(.national, .range(low, high)))
        #expect(try NumberPattern(parsing: "+1700500000..+1700500099") == NumberPattern(.e164, .range(low, high)))
        #expect(try NumberPattern(parsing: "1700500000..1700500000") == NumberPattern(.national, .range(low, low)))
    }

    @Test(arguments: ["", "+", "..", "1..", "..1", "+..+", "1..+"])
    func `nothing where digits belong is refused`(text: String) {
        #expect(throws: Failure.empty) { try NumberPattern(parsing: text) }
    }

    @Test(
        arguments: [
            ("054-111", "-", 3), (" 054", " ", 0), ("+97 2", " ", 3), ("05x", "x", 2), ("++1", "+", 1), ("1.2", ".", 1),
            ("1...2", ".", 3), ("1..2..3", ".", 4), ("12..3a", "a", 5), ("+12..+3a", "a", 7), ("#31", "#", 0),
            ("٣", "٣", 0), ("１", "１", 0), ("1e5", "e", 1), ("0\u{301}", "0\u{301}", 0),
        ] as [(String, Character, Int)])
    func `a character that is no digit is named with its offset`(text: String, character: Character, offset: Int) {
        #expect(throws: Failure.notDigits(character, offset: offset)) { try NumberPattern(parsing: text) }
    }

    @Test(arguments: [("1*2", 1), ("**", 0), ("+97*2", 3), ("*1", 0), ("12..3*4", 5), ("+12..+3*4", 7)])
    func `a star before the end is named with its offset`(text: String, offset: Int) {
        #expect(throws: Failure.starNotLast(offset: offset)) { try NumberPattern(parsing: text) }
    }

    @Test(arguments: [("1234567890123456", 16), ("1234567890123456*", 16), ("+12345678901234567", 17)])
    func `more than fifteen digits are refused`(text: String, digits: Int) {
        #expect(throws: Failure.tooLong(digits: digits)) { try NumberPattern(parsing: text) }
    }

    @Test func `ends of different lengths are refused`() {
        #expect(throws: Failure.unequalEnds(low: "999", high: "1000")) { try NumberPattern(parsing: "999..1000") }
    }

    @Test func `a reversed range is refused`() {
        #expect(throws: Failure.reversed(low: "200", high: "100")) { try NumberPattern(parsing: "200..100") }
        #expect(throws: Failure.reversed(low: "+200", high: "+199")) { try NumberPattern(parsing: "+200..+199") }
    }

    @Test func `one international end is refused`() {
        #expect(throws: Failure.mixedForms) { try NumberPattern(parsing: "+100..200") }
        #expect(throws: Failure.mixedForms) { try NumberPattern(parsing: "100..+200") }
    }

    @Test(arguments: ["1*..2", "1..2*", "1*..2*", "*..*"])
    func `a range of prefixes is refused`(text: String) {
        #expect(throws: Failure.rangeOfPrefixes) { try NumberPattern(parsing: text) }
    }

    @Test(arguments: 0..<200)
    func `random text is read back as written or refused, never both`(seed: Int) {
        var seeded = Seeded(seed)
        for _ in 0..<50 {
            let text = seeded.text(of: "0129+*..x ", 0, 20)
            guard let pattern = try? NumberPattern(parsing: text) else { continue }
            #expect(pattern.description == text)
        }
    }
}
