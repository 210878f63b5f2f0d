import Foundation
import Simulation

/// How an estimate stands to the exact value.
package struct Verdict: Sendable {
    /// What is said of one value.
    package enum Judgement: String, Sendable {
        /// The estimate agrees, and is precise enough to say so.
        case passed
        /// It agrees, and more calls would be needed to say so.
        case undecided
        /// It does not agree.
        case failed
    }

    /// The model.
    package let model: String
    /// Its family.
    package let family: String
    /// The measure and what it is of.
    package let measure: String
    /// The exact value.
    package let exact: Double
    /// The estimate.
    package let estimate: Double
    /// Its standard error.
    package let error: Double
    /// Standard errors between the two; of few parts, as many as a normal estimate as unlikely would have.
    package let z: Double
    /// What comes of it.
    package let judgement: Judgement

    init(_ model: ReferenceModel, _ value: ReferenceModel.Value, exact: Double, _ estimate: Estimate, scale: Double) {
        self.model = model.id
        family = model.family
        measure = "\(value.measure) \(value.of)"
        self.exact = exact
        self.estimate = estimate.value * scale
        error = (estimate.standardError ?? 0) * scale
        let difference = self.estimate - exact
        z =
            error > 0
            ? Self.normal(difference / error, freedom: estimate.freedom) : difference == 0 ? 0 : .infinity
        let isShare = value.measure.hasPrefix("p_") || value.measure == "occupancy"
        let isPrecise = 1.96 * error <= 0.005 * abs(exact) || isShare && exact < 0.05 && 1.96 * error <= 0.001
        if abs(z) > 4 {
            judgement = .failed
        } else {
            judgement = isPrecise && abs(difference) + 1.645 * error <= 0.01 * abs(exact) ? .passed : .undecided
        }
    }

    /// The normal deviate as unlikely as `t` by Student's law (Wallace 1959).
    private static func normal(_ t: Double, freedom: Int) -> Double {
        guard freedom > 0, freedom < 1000 else { return t }
        let n = Double(freedom)
        let size = (8 * n + 1) / (8 * n + 3) * (n * log(1 + t * t / n)).squareRoot()
        return t < 0 ? -size : size
    }
}
