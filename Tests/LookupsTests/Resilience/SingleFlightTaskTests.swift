import Lookups
import Routing
import Testing

/// Flights as tasks wait for them. A waiter who is forgotten would wait for ever.
@Suite(.timeLimit(.minutes(1)))
struct SingleFlightTaskTests {
    private let flights = SingleFlight()

    private enum Step {
        case seated(SingleFlight.Seat)
        case started(SingleFlight.Flight)
    }

    /// Starts `count` tasks that ask about `callers` callers in turn. `then` is given the seats once all are aboard,
    /// the flights that were started, and a way to cancel the tasks; what they were answered comes back.
    private func ask(
        _ count: Int, about callers: Int = 1,
        then: ([SingleFlight.Seat], [SingleFlight.Flight], () -> Void) async -> Void
    ) async -> [LookupAnswer] {
        let (steps, taken) = AsyncStream.makeStream(of: Step.self)
        return await withTaskGroup(of: LookupAnswer.self) { group in
            for task in 0..<count {
                group.addTask { @concurrent [flights] in
                    await flights.answer(
                        to: .about(task % callers), start: { taken.yield(.started($0)) },
                        watch: { taken.yield(.seated($0)) })
                }
            }
            var seats: [SingleFlight.Seat] = []
            var started: [SingleFlight.Flight] = []
            for await step in steps {
                switch step {
                case .seated(let seat): seats.append(seat)
                case .started(let flight): started.append(flight)
                }
                if seats.count == count, started.count >= seats.count(where: \.leads) { break }
            }
            await then(seats, started) { group.cancelAll() }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func `200 tasks with one question make one query`() async {
        let answers = await ask(200) { _, started, _ in
            #expect(started.count == 1)
            for flight in started { #expect(flights.land(flight, with: .row(7)) == 200) }
        }
        #expect(answers == Array(repeating: .row(7), count: 200))
        #expect(flights.count == 0)
    }

    @Test func `200 tasks with seven questions make seven queries`() async {
        let answers = await ask(200, about: 7) { _, started, _ in
            #expect(started.count == 7)
            #expect(Set(started.map(\.key)) == Set((0..<7).map { .about($0) }))
            for (mark, flight) in started.enumerated() { flights.land(flight, with: .row(mark)) }
        }
        #expect(answers.count == 200)
        for mark in 0..<7 { #expect(28...29 ~= answers.count { $0 == .row(mark) }) }
    }

    @Test func `each task has its own time`() async {
        let answers = await ask(200) { seats, started, _ in
            for seat in seats.prefix(60) { flights.leave(seat, with: .failed(.timeout)) }
            for flight in started { #expect(flights.land(flight, with: .row(1)) == 140) }
        }
        #expect(answers.count { $0.outcome == .timeout } == 60)
        #expect(answers.count { $0 == .row(1) } == 140)
    }

    @Test func `cancelled tasks are answered at once and leave nothing behind`() async {
        let answers = await ask(200, about: 3) { _, _, cancel in cancel() }
        #expect(answers.count == 200)
        #expect(answers.allSatisfy { $0.outcome == .timeout })
        #expect(flights.count == 0)
    }

    @Test func `a task cancelled before it asks is answered all the same`() async {
        let answers = await withTaskGroup(of: LookupAnswer.self) { group in
            group.cancelAll()
            group.addTask { [flights] in
                await flights.answer(to: .about(1), start: { _ in }, watch: { _ in })
            }
            return await group.reduce(into: [LookupAnswer]()) { $0.append($1) }
        }
        #expect(answers.map(\.outcome) == [.timeout])
        #expect(flights.count == 0)
    }

    @Test func `a query that is answered while it is sent is no different`() async {
        let answer = await flights.answer(
            to: .about(1), start: { flights.land($0, with: .row(3)) }, watch: { _ in })
        #expect(answer == .row(3))
    }
}
