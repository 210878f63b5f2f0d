import Lookups
import Routing

/// Looks callers up through a pool, as the service does: tasks that wait for the answers of threads.
struct PoolRace {
    private let customers: Customers
    private let connections: Int

    init(_ customers: Customers, connections: Int) {
        self.customers = customers
        self.connections = connections
    }

    /// What so many tasks at once get answered, by the clock on the wall.
    @concurrent
    func run(callers: Int, seconds: Double) async throws -> Measurement {
        let source = try await customers.source(connections: connections)
        let began = SystemClock.steady.nanoseconds
        let end = began + Int64(seconds * 1e9)
        let (answered, found) = await withTaskGroup(of: (Int, Int).self) { group in
            for caller in 0..<callers {
                group.addTask {
                    var next = caller
                    var found = 0
                    var answered = 0
                    while SystemClock.steady.nanoseconds < end {
                        let key = customers.key(customers.calls[next % customers.calls.count])
                        let answers = await source.answers(to: [key], withinMilliseconds: 1000)
                        if answers[0].outcome == .found { found += 1 }
                        answered += 1
                        next += callers
                    }
                    return (answered, found)
                }
            }
            return await group.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
        }
        let elapsed = SystemClock.steady.nanoseconds - began
        source.stop()
        var measurement = Measurement()
        measurement.record("wall_rate", Double(answered) * 1e9 / Double(elapsed))
        measurement.record("share", Double(found) / Double(answered))
        return measurement
    }

    /// How much longer an answer of the pool takes than one of a session without any thread: both are asked for the
    /// same keys, a hundred by turns, so that both meet the same moods of the machine.
    @concurrent
    func hop(seconds: Double) async throws -> Measurement {
        let source = try await customers.source(connections: connections)
        let session = try customers.session()
        let end = SystemClock.steady.nanoseconds + Int64(seconds * 1e9)
        var direct = Latencies()
        var pooled = Latencies()
        var found = 0
        var asked = 0
        while SystemClock.steady.nanoseconds < end {
            let keys = (asked..<asked + 100).map { customers.key(customers.calls[$0 % customers.calls.count]) }
            asked += keys.count
            for key in keys {
                let began = SystemClock.steady.nanoseconds
                let answer = session.answer(key)
                direct.add(SystemClock.steady.nanoseconds - began)
                if answer.outcome == .found { found += 1 }
            }
            for key in keys {
                let began = SystemClock.steady.nanoseconds
                let answers = await source.answers(to: [key], withinMilliseconds: 1000)
                pooled.add(SystemClock.steady.nanoseconds - began)
                if answers[0].outcome == .found { found += 1 }
            }
        }
        source.stop()
        var measurement = Measurement()
        measurement.record("direct", direct.percentile(0.5))
        measurement.record("pooled", pooled.percentile(0.5))
        measurement.record("hop", pooled.percentile(0.5) - direct.percentile(0.5))
        measurement.record("share", Double(found) / Double(2 * asked))
        return measurement
    }
}
