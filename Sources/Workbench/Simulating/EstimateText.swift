import RuleFiles
import Simulation

/// Estimates as people read them: shares in percent, times in seconds, and how far off they may be.
struct EstimateText {
    private let unit: Measure.Unit

    init(_ unit: Measure.Unit) { self.unit = unit }

    /// `12.3s ±0.4`.
    func text(_ estimate: Estimate) -> String {
        let value = text(estimate.value)
        guard let half = estimate.halfWidth, half.isFinite else { return value }
        return "\(value) ±\(plain(half))"
    }

    /// A value with its unit.
    func text(_ value: Double) -> String {
        switch unit {
        case .share: "\(plain(value))%"
        case .time: "\(plain(value))s"
        case .timeSquare: "\(plain(value))s²"
        case .number: plain(value)
        // All of a count that is whole.
        case .count: value == value.rounded() ? Self.rounded(value, significant: 15) : plain(value)
        }
    }

    private func plain(_ value: Double) -> String { Self.rounded(value * scale, significant: 4) }

    private var scale: Double {
        switch unit {
        case .share: 100
        case .time: 1e-3
        case .timeSquare: 1e-6
        case .number, .count: 1
        }
    }

    /// A number of at most so many significant digits, never in the notation with an exponent, and without idle zeros.
    static func rounded(_ value: Double, significant: Int) -> String {
        let value = round(value, significant: significant)
        guard value.magnitude < 1e15 else { return "\(value)" }
        var text = ""
        var places = 0
        var scaled = value.magnitude
        while scaled != scaled.rounded(), places < 9 {
            places += 1
            scaled = (value.magnitude * power(places)).rounded(.toNearestOrEven, within: 1e-6)
        }
        let digits = String(Int64(scaled.rounded()))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        text = places == 0 ? padded : "\(padded.dropLast(places)).\(padded.suffix(places))"
        while text.contains("."), text.last == "0" || text.last == "." {
            let wasPoint = text.last == "."
            text.removeLast()
            if wasPoint { break }
        }
        return value < 0 && text != "0" ? "-\(text)" : text
    }

    /// The nearest number of so many significant digits.
    static func round(_ value: Double, significant: Int) -> Double {
        guard value != 0, value.isFinite else { return value }
        var exponent = 0
        var magnitude = value.magnitude
        while magnitude >= 10 { (magnitude, exponent) = (magnitude / 10, exponent + 1) }
        while magnitude < 1 { (magnitude, exponent) = (magnitude * 10, exponent - 1) }
        let places = significant - 1 - exponent
        guard places > 0 else { return (value / power(-places)).rounded() * power(-places) }
        return (value * power(places)).rounded() / power(places)
    }

    private static func power(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<max(0, exponent) { result *= 10 }
        return result
    }
}

extension Double {
    /// The whole number where one is so near that only the last bits differ; else the number itself.
    fileprivate func rounded(_ rule: FloatingPointRoundingRule, within distance: Double) -> Double {
        let whole = rounded(rule)
        return (self - whole).magnitude <= distance ? whole : self
    }
}
