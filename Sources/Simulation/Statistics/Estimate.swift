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
    /// The mean of the parts' own ratios would be biased wherever the parts are short.
    package init?(ratioOf numerators: [Double], to denominators: [Double]) {
        let numerator = numerators.reduce(0, +)
        let denominator = denominators.reduce(0, +)
        guard denominator > 0 else { return nil }
        let value = numerator / denominator
        let parts = numerators.count
        guard parts > 1 else {
            self.init(value: value, standardError: nil, freedom: 0)
            return
        }
        var squares = 0.0
        for part in 0..<parts {
            let residual = numerators[part] - value * denominators[part]
            squares += residual * residual
        }
        let count = Double(parts)
        let error = (squares / (count * (count - 1))).squareRoot() / (denominator / count)
        self.init(value: value, standardError: error, freedom: parts - 1)
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
