/// How many calls of each priority wait, over time, in a fixed number of even steps: what a plot is drawn from.
package struct WaitingCurve: Sendable, Hashable {
    /// How many steps there are at most.
    package static let steps = 240

    /// The length of a step in milliseconds.
    package private(set) var step: Int64
    /// Waiting calls times milliseconds, by priority, 1 first, then by step.
    private var areas: [[Double]] = Array(repeating: Array(repeating: 0, count: Self.steps), count: 9)
    private var waiting = Array(repeating: 0, count: 9)
    private var last: Int64 = 0
    /// When it ends.
    package private(set) var end: Int64 = 0

    init(horizon: Int64) {
        step = horizon < .max ? max(1, (horizon + Int64(Self.steps) - 1) / Int64(Self.steps)) : 1000
    }

    /// A call of `priority` begins (1) or ceases (-1) to wait.
    mutating func change(_ priority: Int, by change: Int, at now: Int64) {
        advance(to: now)
        waiting[priority - 1] += change
    }

    mutating func finish(at now: Int64) {
        advance(to: now)
        end = now
    }

    /// The mean number of waiting calls of a priority in each step up to the end.
    package func means(_ priority: Int) -> [Double] {
        let count = Int(min(Int64(Self.steps), (end + step - 1) / step))
        return areas[priority - 1].prefix(count).enumerated().map { place, area in
            // The last step may be shorter.
            area / Double(min(step, end - Int64(place) * step))
        }
    }

    /// The mean of so many curves, of which this is the sum.
    func divided(by count: Int) -> WaitingCurve {
        var mean = self
        for priority in areas.indices {
            for place in areas[priority].indices { mean.areas[priority][place] /= Double(count) }
        }
        return mean
    }

    /// Adds another run's. Steps only ever double, so those of two curves can be made equal.
    mutating func add(_ other: WaitingCurve) {
        end = max(end, other.end)
        var other = other
        while other.step < step { other.double() }
        while step < other.step { double() }
        for priority in areas.indices {
            for place in areas[priority].indices { areas[priority][place] += other.areas[priority][place] }
        }
    }

    private mutating func advance(to now: Int64) {
        while now > step * Int64(Self.steps) { double() }
        while last < now {
            let place = Int(last / step)
            let until = min(now, Int64(place + 1) * step)
            for priority in waiting.indices where waiting[priority] > 0 {
                areas[priority][place] += Double(until - last) * Double(waiting[priority])
            }
            last = until
        }
    }

    /// Steps twice as long.
    private mutating func double() {
        for priority in areas.indices {
            for place in 0..<Self.steps / 2 {
                areas[priority][place] = areas[priority][2 * place] + areas[priority][2 * place + 1]
            }
            for place in Self.steps / 2..<Self.steps { areas[priority][place] = 0 }
        }
        step *= 2
    }
}
