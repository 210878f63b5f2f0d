import Testing

@testable import Routing

struct NumberPatternTests {
    private func matches(_ pattern: String, _ number: PhoneNumber) throws -> Bool {
        try NumberPattern(parsing: pattern).matches(number)
    }

    @Test(arguments: [
        ("0541111111", true), ("054111111", false), ("05411111110", false), ("541111111", false),
        ("054*", true), ("0541111111*", true), ("05411111111*", false), ("055*", false), ("*", true),
        ("0541111000..0541111999", true), ("0541111111..0541111111", true), ("0541111112..0541111999", false),
        ("0541110000..0541111110", false), ("541111000..541111999", false),
    ])
    func `a pattern without plus is compared with the national digits`(pattern: String, isMatch: Bool) throws {
        #expect(try matches(pattern, .israeli("0541111111", raw: "+972-54-111-1111")) == isMatch)
    }

    @Test(arguments: [
        ("+972541111111", true), ("+9725*", true), ("+*", true), ("+0541111111", false), ("+97254111111", false),
        ("+972541111000..+972541111999", true), ("+972541111112..+972541111999", false),
    ])
    func `a pattern with plus is compared with the international number`(pattern: String, isMatch: Bool) throws {
        #expect(try matches(pattern, .israeli("0541111111")) == isMatch)
    }

    @Test func `a short code is its own national digits and has no international form`() throws {
        #expect(try matches("100", .local("100")))
        #expect(try matches("1*", .local("100")))
        #expect(try !matches("+100", .local("100")))
        #expect(try !matches("+*", .local("100")))
    }

    @Test func `a service code with a star matches as a prefix of itself`() throws {
        #expect(NumberPattern(.national, .exact(try #require(DigitKey("*72")))).matches(.local("*72")))
        #expect(try matches("*", .local("*72")))
    }

    @Test func `the longest number of the plan matches exactly`() throws {
        let number = PhoneNumber(raw: "+123456789012345", e164: "+123456789012345", national: "3456789012345")
        #expect(try matches("+123456789012345", number))
        #expect(try matches("+123456789012345*", number))
        #expect(try matches("+123456789012340..+123456789012349", number))
        #expect(try !matches("+123456789012344", number))
    }

    @Test func `a number longer than any is found by its prefix alone`() throws {
        let number = PhoneNumber.local("1234567890123456")
        #expect(try matches("1234*", number))
        #expect(try matches("123456789012345*", number))
        #expect(try !matches("123456789012345", number))
        #expect(try !matches("123456789012345..123456789012345", number))
        #expect(try !matches("000000000000000..999999999999999", number))
    }

    @Test(arguments: ["sip:bob@example.com", "0541111111' OR '1'='1", "05411111112222222222x"])
    func `text that is no number matches nothing`(raw: String) throws {
        #expect(try !matches("*", .local(raw)))
        #expect(try !matches("0541111111", .local(raw)))
        #expect(try !matches("054*", .local(raw)))
    }

    @Test(arguments: ["*", "+*", "0", "0000000000"])
    func `a withheld number matches no pattern`(pattern: String) throws {
        for raw in ["", "anonymous", "Restricted", "0000000000"] {
            #expect(try !matches(pattern, PhoneNumber(withheld: raw)))
        }
    }

    @Test(arguments: [
        "0541111111", "1700*", "*", "+*", "1700500000..1700500099", "+9725*", "+972500000000..+972599999999",
    ])
    func `a pattern describes itself as written`(text: String) throws {
        #expect(try NumberPattern(parsing: text).description == text)
    }
}
