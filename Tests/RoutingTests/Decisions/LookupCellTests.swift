import Testing

@testable import Routing

struct LookupCellTests {
    @Test(
        arguments: [
            ("8", 8), (" 8 ", 8), ("8.0", 8), ("8.000", 8), ("\t8\r\n", 8), ("+8", 8), ("-8", -8), ("0", 0), ("-0", 0),
            ("008", 8),
            (" 1.0 ", 1), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("-9223372036854775808.0", .min),
            ("000000000000000000000000000012", 12),
        ] as [(String, Int64)])
    func `any spelling of a whole number is that number`(text: String, value: Int64) {
        #expect(LookupCell(text) == .integer(value))
    }

    @Test(arguments: [
        "", " ", "abc", "1.5", "8.", ".0", "8.0.0", "8.01", "1e2", "0x8", "1,000", "--8", "+-8", "+", "-", "- 8", "8 8",
        "8x",
        "9223372036854775808", "-9223372036854775809", "99999999999999999999", "٨", "８", "8\u{A0}", "NULL",
    ])
    func `anything else is kept as delivered`(text: String) {
        #expect(LookupCell(text) == .other(text))
    }

    @Test func `no text is NULL`() {
        #expect(LookupCell(nil) == .null)
    }

    @Test(arguments: 0..<200)
    func `every integer is read in every spelling`(seed: Int) {
        var seeded = Seeded(seed)
        for _ in 0..<20 {
            let value = Int64(truncatingIfNeeded: seeded.next()) >> Int64(seeded.below(64))
            let sign = value < 0 ? "-" : seeded.pick(["", "+"])
            let digits = seeded.text(of: "0", 0, 4) + String(value.magnitude)
            let fraction = seeded.chance(percent: 50) ? "." + seeded.text(of: "0", 1, 5) : ""
            let text = seeded.text(of: " \t", 0, 3) + sign + digits + fraction + seeded.text(of: " \t\n", 0, 3)
            #expect(LookupCell(text) == .integer(value), "\(text)")
        }
    }

    @Test(arguments: 0..<500)
    func `random text never traps, and is read as the written grammar says`(seed: Int) {
        var seeded = Seeded(seed)
        for _ in 0..<40 {
            let text = seeded.text(of: "0129+-. \tx٣🇮", 0, 24)
            let expected = ReferenceCell.read(text).map(LookupCell.integer) ?? .other(text)
            #expect(LookupCell(text) == expected, "\(text)")
        }
    }

    @Test(arguments: 0..<200)
    func `bytes are read as their text is, and broken ones never trap`(seed: Int) {
        var seeded = Seeded(seed)
        for _ in 0..<20 {
            let bytes = (0..<seeded.below(12)).map { _ in
                seeded.chance(percent: 90)
                    ? seeded.pick(Array("019 .-+".utf8)) : UInt8(truncatingIfNeeded: seeded.next())
            }
            let cell = bytes.withUnsafeBufferPointer { LookupCell(utf8: $0) }
            #expect(cell == LookupCell(String(decoding: bytes, as: UTF8.self)))
        }
    }

    @Test func `a cell describes itself as a trace shows it`() {
        #expect(LookupCell(nil).description == "NULL")
        #expect(LookupCell(" 8 ").description == "8")
        #expect(LookupCell("1.5").description == "'1.5'")
    }
}
