/// All decimal digits of a number. A double has finitely many, 1,074 behind the point at most; rounding any fewer
/// would round twice.
struct DecimalExpansion {
    private let isNegative: Bool
    /// Without leading zeros; empty for zero.
    private var digits: [UInt8]
    /// How many of them stand before the point; negative if zeros stand between it and the first.
    private var point: Int

    init(isNegative: Bool, integer: UInt64) {
        self.isNegative = isNegative
        digits = integer == 0 ? [] : String(integer).utf8.map { $0 - 0x30 }
        point = digits.count
    }

    /// Nil for infinities and what is no number.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        isNegative = value.sign == .minus
        let bits = value.significandBitPattern
        let isNormal = value.exponentBitPattern != 0
        let exponent = isNormal ? Int(value.exponentBitPattern) - 1075 : -1074
        var number = BigDecimalInteger(isNormal ? bits | 1 << 52 : bits)
        // m · 2^-e is m · 5^e / 10^e.
        if exponent >= 0 {
            for _ in 0..<exponent { number.multiply(by: 2) }
        } else {
            for _ in 0..<(-exponent) { number.multiply(by: 5) }
        }
        digits = number.digits
        point = digits.count + min(exponent, 0)
    }

    /// `12.345` with `precision` digits behind the point, halves to even.
    func fixed(_ precision: Int) -> String {
        var number = self
        number.round(point + precision)
        let whole = (0..<max(number.point, 1)).map { number.digit($0 + min(number.point, 1) - 1, before: number.point) }
        let fraction = (0..<precision).map { number.digit(number.point + $0) }
        return sign + Self.text(whole) + (precision > 0 ? "." + Self.text(fraction) : "")
    }

    /// `1.2345e+01` with `precision` digits behind the point, halves to even.
    func scientific(_ precision: Int) -> String {
        var number = self
        number.round(precision + 1)
        let fraction = (0..<precision).map { number.digit($0 + 1) }
        let exponent = number.digits.isEmpty ? 0 : number.point - 1
        let power = String(exponent.magnitude)
        return sign + Self.text([number.digit(0)]) + (precision > 0 ? "." + Self.text(fraction) : "") + "e"
            + (exponent < 0 ? "-" : "+") + (power.count < 2 ? "0" + power : power)
    }

    private var sign: String { isNegative ? "-" : "" }

    private func digit(_ index: Int) -> UInt8 {
        digits.indices.contains(index) ? digits[index] : 0
    }

    /// The digit of a whole part of `point` digits; 0 is all of it if there are none.
    private func digit(_ index: Int, before point: Int) -> UInt8 {
        point > 0 ? digit(index) : 0
    }

    /// Keeps the first `count` digits, which may be none or fewer than none.
    private mutating func round(_ count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else {
            digits = []
            return
        }
        let next = digits[count]
        let isHalf = next == 5 && digits[(count + 1)...].allSatisfy { $0 == 0 }
        let isOdd = count > 0 && digits[count - 1] % 2 == 1
        let goesUp = isHalf ? isOdd : next >= 5
        digits.removeSubrange(count...)
        guard goesUp else { return }
        var index = count - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index >= 0 {
            digits[index] += 1
        } else {
            digits.insert(1, at: 0)
            point += 1
        }
    }

    private static func text(_ digits: [UInt8]) -> String {
        String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    }
}

/// A whole number of any size that is multiplied and written.
private struct BigDecimalInteger {
    /// Nine decimal digits each, the lowest first.
    private var limbs: [UInt64]

    init(_ value: UInt64) {
        limbs = [value % 1_000_000_000, value / 1_000_000_000]
        multiply(by: 1)
    }

    mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in limbs.indices {
            let product = limbs[index] * factor + carry
            limbs[index] = product % 1_000_000_000
            carry = product / 1_000_000_000
        }
        if carry > 0 { limbs.append(carry) }
    }

    var digits: [UInt8] {
        var digits: [UInt8] = []
        for limb in limbs.reversed() {
            let text = String(limb)
            digits += repeatElement(0, count: 9 - text.utf8.count)
            digits += text.utf8.map { $0 - 0x30 }
        }
        return Array(digits.drop { $0 == 0 })
    }
}
