import Foundation

/// How the estimates of several seeds lie about the exact values, in standard errors: the verdict over the whole set.
///
/// Of one seed the values of a model share their luck, and the share beyond two tells little. Of many it must be near the
/// 4.6 % of the normal law: fewer, and the standard errors are too large; more, and parts hang together or there is a bias,
/// which the mean of a family shows.
package struct ZScores: Sendable {
    private var families: [String: [Double]] = [:]
    private var seeds = 0

    /// Of no seed yet.
    package init() {}

    /// Adds what one seed gave.
    package mutating func add(_ verdicts: [Verdict]) {
        seeds += 1
        for verdict in verdicts { add(verdict.z, of: verdict.family) }
    }

    mutating func add(_ z: Double, of family: String) { families[family, default: []].append(z) }

    /// The share of values more than two standard errors off.
    package var shareBeyondTwo: Double {
        let all = families.values.joined()
        return all.isEmpty ? 0 : Double(all.count { abs($0) > 2 }) / Double(all.count)
    }

    /// The mean of each family, by name.
    package var means: [(family: String, mean: Double)] {
        families.sorted { $0.key < $1.key }.map { ($0.key, $0.value.reduce(0, +) / Double($0.value.count)) }
    }

    /// The values lie as they should.
    package var isPassed: Bool { (0.025...0.07).contains(shareBeyondTwo) && means.allSatisfy { abs($0.mean) <= 0.5 } }

    /// A few lines about it.
    package var summary: [String] {
        let biased = means.filter { abs($0.mean) > 0.5 }.map { String(format: "\($0.family) %.2f", $0.mean) }
        return [
            String(
                format: "%d seeds of a tenth of the calls: |z| > 2 in %.1f %% (2.5 to 7 is right)", seeds,
                100 * shareBeyondTwo),
            String(
                format: "mean z of %d families between %.2f and %.2f (0.5 either way is right)", means.count,
                means.map(\.mean).min() ?? 0, means.map(\.mean).max() ?? 0)
                + (biased.isEmpty ? "" : ": " + biased.joined(separator: ", ")),
        ]
    }
}
