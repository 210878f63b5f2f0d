package import Routing

/// When the calls of a class come.
package enum ArrivalProcess: Sendable, Hashable {
    /// At random, so many a millisecond on average (a Poisson process).
    case poisson(rate: Double)
    /// A Poisson process whose rate depends on the time of day.
    case profile(RateProfile)
    /// A Poisson process whose rate swings about `mean` by `swing` of it, once in `period` milliseconds from the start.
    case sine(mean: Double, swing: Double, period: Double)
    /// Times between two calls are drawn, the first one too.
    case every(Distribution)

    /// Calls a millisecond: of a profile those of `span` milliseconds from `start` on, a week of them at most; of the others
    /// in the long run.
    package func rate(from start: Moment, for span: Int64) -> Double {
        switch self {
        case .poisson(let rate): rate
        case .profile(let profile): profile.mean(from: start, for: min(span, 7 * 86_400_000))
        case .sine(let mean, _, _): mean
        case .every(let distribution): distribution.mean > 0 ? 1 / distribution.mean : .infinity
        }
    }
}

/// Calls a millisecond by the time of day, on the clock of a zone: constant from each step to the next.
package struct RateProfile: Sendable, Hashable {
    /// From this time of day on, so many calls.
    package struct Step: Sendable, Hashable {
        /// Milliseconds since midnight as clocks show it.
        package let from: Int64
        /// Calls a millisecond.
        package let rate: Double

        /// `rate` from `from` on.
        package init(from: Int64, rate: Double) {
            self.from = from
            self.rate = rate
        }
    }

    /// In the order of the day; the last holds until the first of the next day.
    package let steps: [Step]
    /// Whose clock it is.
    package let zone: Zone

    /// A profile of at least one step, in ascending order.
    package init(steps: [Step], zone: Zone) {
        precondition(!steps.isEmpty, "a profile has a step")
        self.steps = steps
        self.zone = zone
    }

    /// The mean of so many milliseconds from `start` on.
    func mean(from start: Moment, for span: Int64) -> Double {
        let end = start.milliseconds + max(1, span)
        var now = start
        var calls = 0.0
        while now.milliseconds < end {
            let (rate, until) = rate(at: now)
            calls += rate * Double(min(until.milliseconds, end) - now.milliseconds)
            now = until
        }
        return calls / Double(end - start.milliseconds)
    }

    /// The rate at `moment`, and when it is to be asked again: at the next step or change of the clock.
    func rate(at moment: Moment) -> (rate: Double, until: Moment) {
        let offset = Int64(zone.offset(at: moment)) * 1000
        let local = moment.milliseconds + offset
        let sinceMidnight = (local % day + day) % day
        let midnight = local - sinceMidnight
        let next = steps.firstIndex { $0.from > sinceMidnight }
        let current = steps[((next ?? steps.count) + steps.count - 1) % steps.count]
        let boundary = (next.map { midnight + steps[$0].from } ?? (midnight + day + steps[0].from)) - offset
        let change = zone.changes.first { $0 * 1000 > moment.milliseconds }.map { $0 * 1000 } ?? .max
        return (current.rate, Moment(milliseconds: min(boundary, change)))
    }

    private var day: Int64 { 86_400_000 }
}
