import Testing

@testable import Routing

struct NumberKeyTests {
    @Test func `fifteen digits are whole`() throws {
        let key = try #require(NumberKey("123456789012345"))
        #expect(!key.isCut)
        #expect(key.digits == DigitKey("123456789012345"))
    }

    @Test func `a longer number keeps its first fifteen digits and says so`() throws {
        let key = try #require(NumberKey("12345678901234567890"))
        #expect(key.isCut)
        #expect(key.digits == DigitKey("123456789012345"))
    }

    @Test(arguments: [
        "anonymous", "sip:bob", "12345678901234567x", "x2345678901234567", "123456789012345*", "*23456789012345678",
    ])
    func `text that is no number has no key, however far on its letter stands`(text: String) {
        #expect(NumberKey(text) == nil)
    }

    @Test func `service codes with star and hash are numbers`() {
        #expect(NumberKey("*72") != nil)
        #expect(NumberKey("#31#") != nil)
    }
}
