/// Student's distribution, as far as a 95 % interval needs it.
enum StudentT {
    /// The 0.975 quantiles for 1 to 10 degrees of freedom.
    private static let small = [
        12.706_205, 4.302_653, 3.182_446, 2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004, 2.262_157, 2.228_139,
    ]

    /// The factor by which a standard error becomes half of a 95 % interval; infinite without freedom.
    static func factor(freedom: Int) -> Double {
        guard freedom > 0 else { return .infinity }
        if freedom <= small.count { return small[freedom - 1] }
        // Cornish and Fisher's expansion about the normal quantile (Abramowitz and Stegun 26.7.5).
        let z = 1.959_963_985
        let z2 = z * z
        let n = Double(freedom)
        let first = z * (z2 + 1) / 4
        let second = z * ((5 * z2 + 16) * z2 + 3) / 96
        let third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384
        return z + (first + (second + third / n) / n) / n
    }
}
