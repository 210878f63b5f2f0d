import Testing

@testable import Routing

struct DigitLineTests {
    @Test(arguments: 0..<100) func `a number is among the points of a pattern when the pattern fits it`(seed: Int)
        throws
    {
        var seeded = Seeded(seed)
        for _ in 0..<100 {
            let pattern = try NumberPattern(parsing: Self.pattern(&seeded))
            let points = DigitLine.points(pattern.shape)
            let digits = seeded.text(of: "12", 0, 4) + (seeded.chance(percent: 10) ? "112211221122112" : "")
            let number = PhoneNumber(raw: digits, e164: nil, national: digits)
            let isIn = number.nationalKey.map { points.contains(DigitLine.point($0)) } ?? false
            #expect(isIn == pattern.matches(number), "\(pattern) \(digits)")
        }
    }

    private static func pattern(_ seeded: inout Seeded) -> String {
        switch seeded.below(3) {
        case 0: return seeded.text(of: "12", 1, 4)
        case 1: return seeded.text(of: "12", 0, 4) + "*"
        default:
            let length = 1 + seeded.below(3)
            let ends = [seeded.text(of: "12", length, length), seeded.text(of: "12", length, length)].sorted()
            return "\(ends[0])..\(ends[1])"
        }
    }

    @Test(arguments: ["", "0", "9", "17", "1700500", "000000000000000", "999999999999999", "*72", "12#"])
    func `a point tells its digits`(digits: String) throws {
        #expect(DigitLine.digits(DigitLine.point(try #require(DigitKey(digits)))) == digits)
    }

    @Test func `a point without digits tells none`() {
        #expect(DigitLine.digits(DigitLine.none) == nil)
        #expect(DigitLine.digits(DigitLine.withheld) == nil)
    }

    @Test(arguments: [
        ("1700*", "1700"), ("1700500", "1700500"), ("1700500000..1700500099", "17005000"), ("*", ""),
        ("100..199", "1"), ("100..299", ""),
    ])
    func `the digits that all numbers of a pattern share`(pattern: String, shared: String) throws {
        let points = DigitLine.points(try NumberPattern(parsing: pattern).shape)
        let prefix = DigitLine.commonPrefix(of: points)
        #expect(prefix?.count ?? 0 == shared.count)
        if let prefix, let digits = DigitKey(shared) {
            #expect(prefix.word == digits.word & ~0xF)
        }
    }
}
