/// A number that a simulation found, and how far off it may be.
package struct Estimate: Sendable, Hashable {
    /// The number.
    package let value: Double
    /// Its standard error; nil where there is nothing to tell it from, as in a single scripted run.
    package let standardError: Double?
    /// How many independent parts the error was told from, less one.
    package let freedom: Int

    /// Half of the 95 % interval about the value.
    package var halfWidth: Double? { standardError.map { $0 * StudentT.factor(freedom: freedom) } }

    /// A number of known error.
    package init(value: Double, standardError: Double?, freedom: Int) {
        self.value = value
        self.standardError = standardError
        self.freedom = freedom
    }

    /// The ratio of two sums over independent parts of a run (batches of one, or replications): the sum of all
    /// numerators over the sum of all denominators, with the error of the parts' residuals (the delta method). Nil
    /// where the denominators are nothing.
    ///
    /// The mean of the parts' own ratios would be biased wherever the parts are short. Parts that are `inSequence`, the
    /// batches of one run, may each resemble the one before, as under a load that comes and goes slowly; they would
    /// promise too much. Neighbours are joined until their residuals hardly correlate, down to ten parts.
    package init?(ratioOf numerators: [Double], to denominators: [Double], inSequence: Bool = false) {
        let numerator = numerators.reduce(0, +)
        let denominator = denominators.reduce(0, +)
        guard denominator > 0 else { return nil }
        let value = numerator / denominator
        let parts = numerators.count
        guard parts > 1 else {
            self.init(value: value, standardError: nil, freedom: 0)
            return
        }
        var residuals = (0..<parts).map { numerators[$0] - value * denominators[$0] }
        if inSequence {
            while residuals.count >= 20, Self.correlation(residuals) > 0.2 { residuals = Self.joined(residuals) }
        }
        let count = Double(residuals.count)
        let squares = residuals.reduce(0) { $0 + $1 * $1 }
        let error = (squares / (count * (count - 1))).squareRoot() / (denominator / count)
        self.init(value: value, standardError: error, freedom: residuals.count - 1)
    }

    /// How much each residual resembles the one before; their sum is nothing.
    private static func correlation(_ residuals: [Double]) -> Double {
        let squares = residuals.reduce(0) { $0 + $1 * $1 }
        guard squares > 0 else { return 0 }
        return zip(residuals, residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / squares
    }

    /// Two neighbours each in one; the last three where their number is odd.
    private static func joined(_ residuals: [Double]) -> [Double] {
        var sums = stride(from: 0, to: residuals.count - 1, by: 2).map { residuals[$0] + residuals[$0 + 1] }
        if residuals.count % 2 == 1, let last = residuals.last { sums[sums.count - 1] += last }
        return sums
    }

    /// A value of the whole run, with the spread of the same value over its parts about it.
    package init(whole value: Double, parts: [Double]) {
        guard parts.count > 1 else {
            self.init(value: value, standardError: nil, freedom: 0)
            return
        }
        let count = Double(parts.count)
        let squares = parts.reduce(0) { $0 + ($1 - value) * ($1 - value) }
        self.init(
            value: value, standardError: (squares / (count * (count - 1))).squareRoot(), freedom: parts.count - 1)
    }
}
