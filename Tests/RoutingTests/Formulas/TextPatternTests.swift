import Testing

@testable import Routing

struct TextPatternTests {
    @Test(arguments: [
        ("^054", "0541111111", true), ("1$", "0541111111", true), ("^54", "0541111111", false),
        ("41{7}", "0541111111", true), (#"^\+97254"#, "0541111111", true), (#"^[+]1"#, "0541111111", false),
    ])
    func `a regular expression finds something in the form it speaks of`(source: String, national: String, holds: Bool)
        throws
    {
        #expect(NumberMatch.regex(try TextPattern(source)).matches(.israeli(national), lists: []) == holds)
    }

    @Test func `in a withheld number it finds nothing, and in a short one no international form`() throws {
        #expect(!NumberMatch.regex(try TextPattern(".*")).matches(PhoneNumber(withheld: "anonymous"), lists: []))
        #expect(!NumberMatch.regex(try TextPattern(#"\+"#)).matches(.local("100"), lists: []))
    }

    @Test func `of attach data it sees the text, and without the key it fails`() throws {
        let schema = AttachSchema([AttachField(name: "code", type: .int)])
        let test = AttachTest(Slot(0), .matches(try TextPattern("^1.3$")))
        #expect(test.holds(schema.read(text: "code=123")))
        #expect(!test.holds(schema.read(text: "code=12")))
        #expect(!test.holds(schema.empty))
    }
}
