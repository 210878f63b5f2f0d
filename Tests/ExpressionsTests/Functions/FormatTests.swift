import Foundation
import TestSupport
import Testing

@testable import Expressions

struct FormatTests {
    /// The C library rounds the exact value, halves to even, as the language asks.
    @Test(arguments: 0..<200)
    func `digits are those of the exact value`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<20 {
            let number = Self.number(&random)
            let precision = random.below(20)
            let expansion = try #require(DecimalExpansion(number))
            #expect(expansion.fixed(precision) == String(format: "%.\(precision)f", number))
            #expect(expansion.scientific(precision) == String(format: "%.\(precision)e", number))
        }
    }

    private static func number(_ random: inout SplitMix64) -> Double {
        switch random.below(4) {
        case 0: return Double(Int(random.below(2_000_001)) - 1_000_000) / 8
        case 1: return Double(random.below(1000)) * 1e-3
        case 2: return Double(random.below(2)) * 0.5 + Double(random.below(10))
        default:
            let number = Double(bitPattern: random.next())
            return number.isFinite ? number : 0
        }
    }

    /// The shortest digits are the standard library's; what is written must read as the same number.
    @Test(arguments: 0..<200)
    func `a double's text reads as the double`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<50 {
            let number = Self.number(&random)
            #expect(Double(number.shortText) == number)
        }
    }

    @Test(arguments: [
        (1.0, "1"), (-0.0, "-0"), (100.0, "100"), (0.5, "0.5"), (1e21, "1e+21"), (1e20, "100000000000000000000"),
        (1e-5, "0.00001"),
        (1e-7, "1e-07"), (1.5e300, "1.5e+300"), (123456789.125, "123456789.125"), (.leastNonzeroMagnitude, "5e-324"),
    ])
    func `a double's text is short`(number: Double, text: String) {
        #expect(number.shortText == text)
    }

    @Test(arguments: [
        ("'%s %s'.format(['a', b'b\\xff\\xffc'])", "a b\u{FFFD}c"), ("'%d%%'.format([2])", "2%"),
        ("'%x %X %o %b'.format([-255, 255u, 8, true])", "-ff FF 10 1"), ("'%.0f'.format([2.5])", "2"),
        ("'%e'.format([0])", "0.000000e+00"), ("'%.2e'.format([123456u])", "1.23e+05"), ("'%s'.format([[{}]])", "[{}]"),
        ("'%s'.format([type(1)])", "int"), ("'é%s'.format(['ü'])", "éü"),
    ])
    func `a clause is filled`(source: String, text: String) throws {
        #expect(try value(source) == .string(text))
    }

    @Test(arguments: [
        "'%s'.format([])", "'%'.format([1])", "'%q'.format([1])", "'%.f'.format([1])", "'%.5000f'.format([1])",
        "'%d'.format(['a'])",
        "'%f'.format(['a'])", "'%x'.format([1.5])", "'%s'.format([optional.of(1)])",
    ])
    func `a clause that cannot be filled is an error`(source: String) throws {
        #expect(try failure(source) != nil)
    }
}
