import Testing

@testable import Routing

struct NumberListTests {
    private let blocked = NumberList(
        name: "blocked",
        numbers: [.israeli("0541111111"), .local("4711"), .israeli("0541111111", raw: "+972541111111")])

    @Test func `spellings of one number are one entry`() {
        #expect(blocked.count == 2)
    }

    @Test(arguments: ["0541111111", "+972541111111", "00972-54-111-1111", "541111111"])
    func `a caller is found in any spelling`(raw: String) {
        #expect(blocked.contains(.israeli("0541111111", raw: raw)))
    }

    @Test func `a short code is found by its digits`() {
        #expect(blocked.contains(.local("4711")))
        #expect(!blocked.contains(.local("4712")))
    }

    @Test func `a foreign number with the same national digits is another one`() {
        #expect(!blocked.contains(PhoneNumber(raw: "0541111111", e164: "+44541111111", national: "0541111111")))
        #expect(!blocked.contains(PhoneNumber(raw: "4711", e164: "+494711", national: "4711")))
    }

    @Test func `an entry without an international form is not the caller who has one`() {
        let list = NumberList(name: "raw", numbers: [.local("0541111111")])
        #expect(!list.contains(.israeli("0541111111")))
        #expect(list.contains(.local("0541111111")))
    }

    @Test func `a withheld caller is in no list`() {
        let list = NumberList(name: "odd", numbers: [PhoneNumber(withheld: ""), .local(""), .local("0000000000")])
        #expect(!list.contains(PhoneNumber(withheld: "")))
        #expect(!list.contains(PhoneNumber(withheld: "0000000000")))
        #expect(list.count == 1)
    }

    @Test func `numbers of more than fifteen digits are in no list, for their ends are not kept`() {
        let list = NumberList(
            name: "long",
            numbers: [
                .local("1234567890123456"), PhoneNumber(raw: "", e164: "+1234567890123456", national: "34567890123456"),
            ])
        #expect(list.count == 0)
        #expect(!list.contains(.local("1234567890123457")))
        #expect(!list.contains(PhoneNumber(raw: "", e164: "+1234567890123456", national: "34567890123456")))
    }

    @Test func `a longer number is not the one its first fifteen digits make`() {
        let list = NumberList(
            name: "whole",
            numbers: [
                .local("123456789012345"),
                PhoneNumber(raw: "", e164: "+123456789012345", national: "3456789012345"),
            ])
        #expect(list.contains(.local("123456789012345")))
        #expect(!list.contains(.local("1234567890123456")))
        #expect(!list.contains(PhoneNumber(raw: "", e164: "+1234567890123456", national: "34567890123456")))
    }

    @Test func `text that is no number is in no list`() {
        let list = NumberList(name: "text", numbers: [.local("sip:bob")])
        #expect(list.count == 0)
        #expect(!list.contains(.local("sip:bob")))
    }
}
