import Testing

@testable import Routing

struct PhoneNumberTests {
    @Test func `the canonical spelling is the international one, else as delivered`() {
        #expect(PhoneNumber.israeli("0541111111", raw: "054-111-1111").canonical == "+972541111111")
        #expect(PhoneNumber.local("4711").canonical == "4711")
        #expect(PhoneNumber(withheld: "Restricted").canonical == "Restricted")
    }

    @Test func `an international form without its plus sign is the same number`() throws {
        let bare = PhoneNumber(raw: "972541111111", e164: "972541111111", national: "0541111111")
        #expect(try NumberPattern(parsing: "+972541111111").matches(bare))
    }

    @Test func `a withheld number keeps the text that announced it and nothing else`() {
        let number = PhoneNumber(withheld: "anonymous")
        #expect(number.raw == "anonymous")
        #expect(number.isWithheld)
        #expect(number.e164 == nil)
        #expect(number.national.isEmpty)
        #expect(!number.isTrunkGuessed)
    }
}
