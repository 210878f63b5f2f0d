/// The law of a time: how long somebody talks, waits before he hangs up, or takes to call again. In milliseconds.
package enum Distribution: Sendable, Hashable {
    /// Always this.
    case constant(Double)
    /// Exponential with this mean.
    case exponential(mean: Double)
    /// Anything between the two, evenly.
    case uniform(Double, Double)
    /// Lognormal with this mean and standard deviation, both of the time itself.
    case lognormal(mean: Double, deviation: Double)
    /// The sum of `shape` exponential phases, with this mean in all.
    case erlang(shape: Int, mean: Double)
    /// Exponential with the first mean in this share of cases, with the second else.
    case hyperexponential(share: Double, Double, Double)
    /// The first law in this share of cases, the second else.
    indirect case mix(share: Double, Distribution, Distribution)
    /// One of these, each as likely as the others.
    case empirical([Double])

    /// The mean, in milliseconds.
    package var mean: Double {
        switch self {
        case .constant(let value): value
        case .exponential(let mean): mean
        case .uniform(let low, let high): (low + high) / 2
        case .lognormal(let mean, _): mean
        case .erlang(_, let mean): mean
        case .hyperexponential(let share, let first, let second): share * first + (1 - share) * second
        case .mix(let share, let first, let second): share * first.mean + (1 - share) * second.mean
        case .empirical(let values): values.reduce(0, +) / Double(values.count)
        }
    }

    /// Whether every draw is the same.
    package var isConstant: Bool {
        if case .constant = self { true } else { false }
    }

    /// Draws a time, in milliseconds, not rounded.
    package func sample(_ stream: inout RandomStream) -> Double {
        switch self {
        case .constant(let value):
            return value
        case .exponential(let mean):
            return mean * stream.exponential()
        case .uniform(let low, let high):
            return low + (high - low) * stream.uniform()
        case .lognormal(let mean, let deviation):
            let ratio = deviation / mean
            let variance = Elementary.log(1 + ratio * ratio)
            return mean * Elementary.exp(variance.squareRoot() * stream.normal() - variance / 2)
        case .erlang(let shape, let mean):
            var sum = 0.0
            for _ in 0..<shape { sum += stream.exponential() }
            return mean * sum / Double(shape)
        case .hyperexponential(let share, let first, let second):
            let mean = stream.chance(share) ? first : second
            return mean * stream.exponential()
        case .mix(let share, let first, let second):
            return stream.chance(share) ? first.sample(&stream) : second.sample(&stream)
        case .empirical(let values):
            return values[Int(stream.next().multipliedFullWidth(by: UInt64(values.count)).high)]
        }
    }

    /// Draws a time in whole milliseconds.
    package func milliseconds(_ stream: inout RandomStream) -> Int64 {
        Self.rounded(sample(&stream))
    }

    @inline(__always)
    static func rounded(_ time: Double) -> Int64 {
        // Adding half and cutting is rounding for what is not negative, without a call to the library.
        Int64(min(max(0, time), longest) + 0.5)
    }

    /// A thousand years: no draw is longer, so that sums of times stay within 64 bits.
    private static var longest: Double { 3.2e13 }
}
