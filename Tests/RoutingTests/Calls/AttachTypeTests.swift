import Testing

@testable import Routing

struct AttachTypeTests {
    @Test(arguments: ["", "he", " 5 ", "כהן דוד"])
    func `any text is a string`(text: String) {
        #expect(AttachType.string.value(of: text) == .string(text))
    }

    @Test func `strings are the same in any of Unicode's canonical spellings`() {
        #expect(AttachType.string.value(of: "caf\u{E9}") == .string("cafe\u{301}"))
        #expect(AttachType.string.value(of: "שׁ") == .string("\u{5E9}\u{5C1}"))
        #expect(AttachType.string.value(of: "café") != .string("cafe"))
    }

    @Test(
        arguments: [
            ("0", 0), ("-17", -17), ("007", 7), ("9007199254740993", 9_007_199_254_740_993),
            ("9223372036854775807", .max), ("-9223372036854775808", .min),
        ] as [(String, Int64)])
    func `whole numbers of 64 bits are ints`(text: String, value: Int64) {
        #expect(AttachType.int.value(of: text) == .int(value))
    }

    @Test(arguments: ["", "x", "1.0", "1e3", " 1", "1 ", "9223372036854775808", "0x10", "٣", "--1"])
    func `anything else is no int`(text: String) {
        #expect(AttachType.int.value(of: text) == nil)
    }

    @Test(arguments: [("0", 0), ("-2.5", -2.5), ("1e3", 1000), ("0.1", 0.1)] as [(String, Double)])
    func `decimal numbers are doubles`(text: String, value: Double) {
        #expect(AttachType.double.value(of: text) == .double(value))
    }

    @Test(arguments: ["", "x", "nan", "inf", "-infinity", "1e999", "1,5", " 1"])
    func `what is not a finite decimal number is no double`(text: String) {
        #expect(AttachType.double.value(of: text) == nil)
    }

    @Test func `only true and false are bools`() {
        #expect(AttachType.bool.value(of: "true") == .bool(true))
        #expect(AttachType.bool.value(of: "false") == .bool(false))
        for text in ["", "True", "yes", "no", "1", "0"] { #expect(AttachType.bool.value(of: text) == nil) }
    }

    @Test(arguments: [
        (AttachValue.string("he"), "he"), (.int(-5), "-5"), (.int(.min), "-9223372036854775808"), (.double(2.5), "2.5"),
        (.bool(true), "true"),
        (.bool(false), "false"),
    ])
    func `a value's text is what attach data carries`(value: AttachValue, text: String) {
        #expect(value.description == text)
    }
}
