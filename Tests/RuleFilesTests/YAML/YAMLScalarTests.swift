import Testing

@testable import RuleFiles

/// The examples are those of YAML 1.2.2 section 10.3.2 and of the YAML 1.1 type repository.
struct YAMLScalarTests {
    private func plain(_ text: String) -> YAMLScalar { YAMLScalar(text, .plain) }

    @Test(arguments: ["", "~", "null"]) func `nothing is null`(text: String) {
        #expect(plain(text).isNull)
        #expect(!YAMLScalar(text, .doubleQuoted).isNull)
    }

    @Test func `only true and false are truth values`() {
        #expect(plain("true").bool == true)
        #expect(plain("false").bool == false)
        for text in ["yes", "no", "on", "off", "y", "n", "True", "FALSE", "1"] { #expect(plain(text).bool == nil) }
        #expect(YAMLScalar("true", .singleQuoted).bool == nil)
    }

    @Test(arguments: [
        ("0", 0), ("-19", -19), ("+12", 12), ("0o7", 7), ("0x3A", 58), ("0o14", 12), ("01234567", 1_234_567),
        ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
    ])
    func `whole numbers of the core schema`(text: String, value: Int) {
        #expect(plain(text).integer == .value(value))
    }

    @Test(arguments: ["", "-", "+", "1_000", "0b1", "22:00", "1.0", "1e3", "0x", "0o8", "0xG", "-0x1", " 1", "１"])
    func `what is no whole number`(text: String) {
        #expect(plain(text).integer == nil)
    }

    @Test func `a number beyond 64 bits is a number`() {
        #expect(plain("9223372036854775808").integer == .tooLarge)
        #expect(plain("0x10000000000000000").integer == .tooLarge)
    }

    @Test(arguments: [
        ("0.", 0), ("-0.0", 0), (".5", 0.5), ("+12e03", 12000), ("-2E+05", -200_000), ("0.278", 0.278), ("12", 12),
        ("9223372036854775808", 9_223_372_036_854_775_808),
    ])
    func `numbers with a fraction`(text: String, value: Double) {
        #expect(plain(text).double == value)
    }

    @Test(arguments: [".", "e5", "1e", "1.2.3", "0x1p3", "nan", "inf", ".inf", ".nan", "1e999", "1 ", "--1"])
    func `what is no finite number`(text: String) {
        #expect(plain(text).double == nil)
    }

    @Test(arguments: [
        "0541111111", "541111111", "+18005550100", "1700500", "0", "9000", "0x1F", "-0x1F", "0o17", "0b101",
        "1_800_555",
        "+1_800", "22:00", "1:30:00", "190:20:30.15", "20:30.5", "1.5", "1.", "12e03", ".5", ".inf", "-.INF", ".NaN",
    ])
    func `some reader of YAML takes it for a number`(text: String) {
        #expect(plain(text).looksLikeNumber)
        #expect(!YAMLScalar(text, .doubleQuoted).looksLikeNumber)
    }

    @Test(arguments: [
        "", "1700*", "1700500000..1700500099", "054-1111111", "*17", "#31#", "anonymous", "1700 500", "22:60", "+",
        "_1", "12a", "0b12x",
        "1:2:345", "a:b", "-", ":",
    ])
    func `no reader of YAML takes it for a number`(text: String) {
        #expect(!plain(text).looksLikeNumber)
    }
}
