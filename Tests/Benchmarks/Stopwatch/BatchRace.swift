import Lookups
import Routing

/// Looks callers up a hundred in a statement, as `replay` does, against one by one.
struct BatchRace {
    private let customers: Customers

    init(_ customers: Customers) { self.customers = customers }

    /// Callers answered in a second, by the clock on the wall, either way in turn.
    func run(seconds: Double) throws -> Measurement {
        let session = try customers.session()
        let turn = Int64(seconds * 1e9 / 10)
        var (singles, batches) = (Pace(), Pace())
        for _ in 0..<10 {
            let middle = SystemClock.steady.nanoseconds + turn / 2
            singles.run(until: middle) { first in
                (first..<first + 100).count { session.answer(key($0)).outcome == .found }
            }
            try batches.run(until: middle + turn / 2) { first in
                guard let answers = session.answers(to: (first..<first + 100).map(key)) else {
                    throw Misuse("a hundred keys cannot be asked for at once")
                }
                return answers.count { $0.outcome == .found }
            }
        }
        var measurement = Measurement()
        measurement.record("singles", singles.rate)
        measurement.record("rate", batches.rate)
        measurement.record("share", Double(singles.found + batches.found) / Double(singles.asked + batches.asked))
        return measurement
    }

    private func key(_ index: Int) -> LookupKey { customers.key(customers.calls[index % customers.calls.count]) }

    /// How fast one way goes.
    private struct Pace {
        private(set) var asked = 0
        private(set) var found = 0
        private var nanoseconds: Int64 = 0

        var rate: Double { Double(asked) * 1e9 / Double(nanoseconds) }

        mutating func run(until end: Int64, _ hundred: (Int) throws -> Int) rethrows {
            let began = SystemClock.steady.nanoseconds
            repeat {
                found += try hundred(asked)
                asked += 100
            } while SystemClock.steady.nanoseconds < end
            nanoseconds += SystemClock.steady.nanoseconds - began
        }
    }
}
