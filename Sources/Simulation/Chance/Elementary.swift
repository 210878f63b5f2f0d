/// Logarithm, exponential and cosine in additions, multiplications and divisions alone.
///
/// IEEE 754 fixes the last bit of those five operations and of the square root, and Swift never fuses them by itself,
/// so a drawn time is the same on every machine, debug or release. The functions of a C library are not: they differ
/// in the last bit from one library to the next. Errors stay within two units in the last place.
enum Elementary {
    /// ln 2 in two parts; the first has 21 bits to spare, so that its multiples by an exponent are exact.
    private static var ln2High: Double { 0x1.62e42fee00000p-1 }
    private static var ln2Low: Double { 0x1.a39ef35793c76p-33 }

    /// The natural logarithm of a positive normal number. Without a branch or a conversion, so that the compiler can take
    /// several at once.
    @inline(__always)
    static func log(_ x: Double) -> Double {
        let bits = x.bitPattern
        // x = m · 2^k with √½ < m ≤ √2: half of the octave is moved up, where the series converges fastest.
        let shifted = bits &+ (0x3FF0_0000_0000_0000 &- 0x3FE6_A09E_667F_3BCD)
        // k as a number: the bits of 2^52 + (k + 1023), less that.
        let k = Double(bitPattern: 0x4330_0000_0000_0000 | shifted >> 52) - (0x1p52 + 1023)
        let m = Double(bitPattern: (shifted & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD)
        // ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …), |s| < 0.172.
        let s = (m - 1) / (m + 1)
        let z = s * s
        let z2 = z * z
        let z4 = z2 * z2
        // In pairs, because a chain would wait for each product in turn.
        let a = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9))
        let b = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17))
        let c = 2.0 / 19 + z * (2.0 / 21)
        let tail = s * z * (a + z4 * (b + z4 * c))
        return k * ln2High + (2 * s + (tail + k * ln2Low))
    }

    /// e to the power of `x`; infinite beyond 709, 0 below -708.
    static func exp(_ x: Double) -> Double {
        guard x < 709 else { return .infinity }
        guard x > -708 else { return 0 }
        let k = (x * 0x1.71547652b82fep+0).rounded()
        let r = (x - k * ln2High) - k * ln2Low
        // Taylor's series on |r| < 0.347, from the smallest term up.
        var sum = 1.0
        var term = 14.0
        while term >= 1 {
            sum = 1 + r / term * sum
            term -= 1
        }
        return sum * Double(sign: .plus, exponent: Int(k), significand: 1)
    }

    /// The cosine of so many full turns, 0 ... 1.
    static func cos(turns: Double) -> Double {
        // Folded into an eighth of a turn on either side of an axis; every step is exact.
        let half = turns > 0.5 ? 1 - turns : turns
        let quarter = half > 0.25 ? 0.5 - half : half
        let value = quarter <= 0.125 ? cosine(quarter * tau) : sine((0.25 - quarter) * tau)
        return half > 0.25 ? -value : value
    }

    /// The sine of any number of full turns.
    static func sin(turns: Double) -> Double {
        let shifted = turns - 0.25
        return cos(turns: shifted - shifted.rounded(.down))
    }

    private static var tau: Double { 0x1.921fb54442d18p+2 }

    private static func cosine(_ angle: Double) -> Double {
        let z = angle * angle
        var sum = 1.0
        var n = 18.0
        while n >= 2 {
            sum = 1 - z / (n * (n - 1)) * sum
            n -= 2
        }
        return sum
    }

    private static func sine(_ angle: Double) -> Double {
        let z = angle * angle
        var sum = 1.0
        var n = 19.0
        while n >= 3 {
            sum = 1 - z / (n * (n - 1)) * sum
            n -= 2
        }
        return angle * sum
    }
}
