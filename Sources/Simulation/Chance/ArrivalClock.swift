package import Routing

/// Gives the times of one class's calls, one after the other.
///
/// Times are kept to a fraction of a millisecond and rounded only when given, so that rounding does not add up.
package struct ArrivalClock: Sendable {
    private let process: ArrivalProcess
    private let start: Moment
    private var stream: RandomStream
    /// Milliseconds from the start; the fraction apart, for after a million years a sum would have none.
    private var whole: Int64 = 0
    private var fraction = 0.0
    private var ahead = DrawnAhead()

    /// The calls of `process`; a profile goes by the time of day, which is that of `start` at first.
    package init(_ process: ArrivalProcess, from start: Moment, stream: RandomStream) {
        self.process = process
        self.start = start
        self.stream = stream
    }

    /// The time of the next call in milliseconds from the start; nil when none comes any more.
    @inline(__always)
    package mutating func next() -> Int64? {
        if ahead.isEmpty { drawAhead() }
        let time = ahead.take()
        return time == .max ? nil : time
    }

    @inline(never)
    private mutating func drawAhead() {
        if case .poisson(let rate) = process, rate > 0 {
            let variates = stream.exponentials()
            for place in 0..<DrawnAhead.size {
                advance(variates[place] / rate)
                ahead.put(rounded, at: place)
            }
        } else {
            for place in 0..<DrawnAhead.size { ahead.put(draw() ?? .max, at: place) }
        }
    }

    private mutating func draw() -> Int64? {
        switch process {
        // Without a rate nobody comes; with one `drawAhead` does it.
        case .poisson: return nil
        case .every(let distribution):
            advance(distribution.sample(&stream))
        case .sine(let mean, let swing, let period):
            guard mean > 0 else { return nil }
            // Thinning (Lewis and Shedler 1979): candidates at the highest rate, kept in the share of the present one.
            let highest = mean * (1 + swing)
            repeat {
                advance(stream.exponential() / highest)
            } while !stream.chance(share(of: highest, mean, swing, period))
        case .profile(let profile):
            guard consume(stream.exponential(), profile) else { return nil }
        }
        return rounded
    }

    private var rounded: Int64 { whole + (fraction >= 0.5 ? 1 : 0) }

    private func share(of highest: Double, _ mean: Double, _ swing: Double, _ period: Double) -> Double {
        let turns = (Double(whole) + fraction) / period
        return mean * (1 + swing * Elementary.sin(turns: turns)) / highest
    }

    /// Walks the profile until `amount` of expected calls is used up; false if the rate is 0 all day.
    private mutating func consume(_ amount: Double, _ profile: RateProfile) -> Bool {
        guard profile.steps.contains(where: { $0.rate > 0 }) else { return false }
        var rest = amount
        while true {
            let (rate, until) = profile.rate(at: Moment(milliseconds: start.milliseconds + whole))
            let length = Double(until.milliseconds - start.milliseconds - whole) - fraction
            if rate * length > rest {
                advance(rest / rate)
                return true
            }
            rest -= rate * length
            whole = until.milliseconds - start.milliseconds
            fraction = 0
        }
    }

    @inline(__always)
    private mutating func advance(_ milliseconds: Double) {
        let sum = fraction + min(max(0, milliseconds), 1e15)
        let floor = Int64(sum)
        whole += floor
        fraction = sum - Double(floor)
    }
}
