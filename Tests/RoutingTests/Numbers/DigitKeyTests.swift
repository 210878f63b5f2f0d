import Testing

@testable import Routing

struct DigitKeyTests {
    @Test(arguments: [
        "", "0", "0541111111", "123456789012345", "000000000000000", "*72", "#31#", "ABCD", "DDDDDDDDDDDDDDD",
    ])
    func `up to fifteen symbols of the keypad are kept`(text: String) throws {
        let key = try #require(DigitKey(text))
        #expect(key.description == text)
        #expect(key.count == text.count)
    }

    @Test(arguments: ["1234567890123456", "DDDDDDDDDDDDDDDD", "+972", "05-4", " 1", "E", "a", "٣", "１", "0\u{301}"])
    func `longer text and any other character has no key`(text: String) {
        #expect(DigitKey(text) == nil)
    }

    @Test func `leading zeros tell keys apart`() {
        #expect(DigitKey("0") != DigitKey("00"))
        #expect(DigitKey("012") != DigitKey("12"))
        #expect(DigitKey("") != DigitKey("0"))
    }

    @Test(arguments: 0..<200)
    func `prefix, equality and range agree with the digits as text`(seed: Int) throws {
        var seeded = Seeded(seed)
        // Few different digits, so that many of the pairs share a prefix.
        let texts = (0..<12).map { _ in seeded.text(of: "019", 0, 15) }
        let keys = try texts.map { try #require(DigitKey($0)) }
        for (left, leftKey) in zip(texts, keys) {
            for (right, rightKey) in zip(texts, keys) {
                #expect((leftKey == rightKey) == (left == right))
                #expect(leftKey.hasPrefix(rightKey) == left.hasPrefix(right), "\(left) \(right)")
                let high = right + String(repeating: "9", count: max(0, left.count - right.count))
                guard let highKey = DigitKey(high) else { continue }
                let isInside = left.count == right.count && left.count == high.count && right <= left && left <= high
                #expect(leftKey.isWithin(rightKey, highKey) == isInside, "\(left) in \(right)..\(high)")
            }
        }
    }

    @Test func `both ends of a range are in it and their neighbours are not`() throws {
        let low = try #require(DigitKey("1700500000"))
        let high = try #require(DigitKey("1700500099"))
        for (text, isInside) in [
            ("1700499999", false), ("1700500000", true), ("1700500050", true), ("1700500099", true),
            ("1700500100", false), ("170050005", false), ("17005000500", false),
        ] {
            #expect(try #require(DigitKey(text)).isWithin(low, high) == isInside, "\(text)")
        }
    }

    @Test func `a range of fifteen digits works to its last one`() throws {
        let low = try #require(DigitKey("999999999999990"))
        let high = try #require(DigitKey("999999999999998"))
        #expect(high.isWithin(low, high))
        #expect(try !#require(DigitKey("999999999999999")).isWithin(low, high))
        #expect(try !#require(DigitKey("999999999999989")).isWithin(low, high))
    }
}
