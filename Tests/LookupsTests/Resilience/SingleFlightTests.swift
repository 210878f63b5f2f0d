import Lookups
import Routing
import Synchronization
import TestSupport
import Testing

struct SingleFlightTests {
    /// Remembers every answer a waiter was given.
    private final class Waiter: Sendable {
        private let given = Mutex<[LookupAnswer]>([])
        var answers: [LookupAnswer] { given.withLock { $0 } }
        func take(_ answer: LookupAnswer) { given.withLock { $0.append(answer) } }
    }

    private static let late = LookupAnswer.failed(.timeout)
    private let flights = SingleFlight()

    private func board(_ key: StatementKey) -> (seat: SingleFlight.Seat, waiter: Waiter) {
        let waiter = Waiter()
        return (flights.board(key) { waiter.take($0) }, waiter)
    }

    @Test func `equal keys share one flight, whose answer goes to all aboard`() {
        let all = (0..<5).map { _ in board(.about(1)) }
        #expect(all.map(\.seat.leads) == [true, false, false, false, false])
        #expect(flights.land(all[0].seat.flight, with: .row(7)) == 5)
        #expect(all.allSatisfy { $0.waiter.answers == [.row(7)] })
        #expect(flights.count == 0)
    }

    @Test func `other keys have flights of their own`() {
        let (one, other) = (board(.about(1)), board(.about(2)))
        #expect(other.seat.leads)
        flights.land(other.seat.flight, with: .row(2))
        #expect(one.waiter.answers == [])
        #expect(other.waiter.answers == [.row(2)])
    }

    @Test func `who comes after the landing starts a new flight`() {
        let first = board(.about(1))
        flights.land(first.seat.flight, with: .row(1))
        let second = board(.about(1))
        #expect(second.seat.leads)
        #expect(second.waiter.answers == [])
        flights.land(second.seat.flight, with: .row(2))
        #expect(first.waiter.answers == [.row(1)])
        #expect(second.waiter.answers == [.row(2)])
    }

    @Test func `a flight lands once`() {
        let only = board(.about(1))
        #expect(flights.land(only.seat.flight, with: .row(1)) == 1)
        #expect(flights.land(only.seat.flight, with: .row(2)) == 0)
        #expect(only.waiter.answers == [.row(1)])
    }

    @Test func `a flight whose leader is out of time takes nobody else, and answers those aboard`() {
        let (leader, second) = (board(.about(1)), board(.about(1)))
        #expect(flights.leave(leader.seat, with: Self.late))
        let next = board(.about(1))
        #expect(next.seat.leads)
        #expect(next.seat.flight != leader.seat.flight)
        // The old query comes back after all. Whoever boarded the new flight is not given what it brings.
        #expect(flights.land(leader.seat.flight, with: .row(1)) == 1)
        #expect(second.waiter.answers == [.row(1)])
        #expect(next.waiter.answers == [])
        // And the new flight can still be boarded.
        #expect(!board(.about(1)).seat.leads)
        #expect(flights.land(next.seat.flight, with: .row(2)) == 2)
        #expect(leader.waiter.answers == [Self.late])
    }

    @Test func `a waiter out of time leaves the others in peace`() {
        let (leader, second) = (board(.about(1)), board(.about(1)))
        #expect(flights.leave(second.seat, with: Self.late))
        #expect(!flights.leave(second.seat, with: Self.late))
        #expect(!board(.about(1)).seat.leads)
        #expect(flights.land(leader.seat.flight, with: .row(1)) == 2)
        #expect(!flights.leave(leader.seat, with: Self.late))
        #expect(second.waiter.answers == [Self.late])
        #expect(leader.waiter.answers == [.row(1)])
    }

    @Test func `a flight that everyone left is forgotten`() {
        let (leader, second) = (board(.about(1)), board(.about(1)))
        flights.leave(leader.seat, with: Self.late)
        #expect(flights.isAwaited(leader.seat.flight))
        flights.leave(second.seat, with: Self.late)
        #expect(!flights.isAwaited(leader.seat.flight))
        #expect(flights.count == 0)
        #expect(flights.land(leader.seat.flight, with: .row(1)) == 0)
    }

    @Test func `nothing is kept of a waiter who was answered`() {
        weak var left: Waiter?
        weak var landed: Waiter?
        let leader = board(.about(1))
        do {
            let (second, third) = (board(.about(1)), board(.about(2)))
            (left, landed) = (second.waiter, third.waiter)
            flights.leave(second.seat, with: Self.late)
            flights.land(third.seat.flight, with: .row(1))
        }
        #expect(left == nil)
        #expect(landed == nil)
        #expect(leader.waiter.answers == [])
    }

    @Test func `a waiter may ask again from within his answer`() {
        let again = Mutex<SingleFlight.Seat?>(nil)
        let first = flights.board(.about(1)) { [flights] _ in
            let seat = flights.board(.about(1)) { _ in }
            again.withLock { $0 = seat }
        }
        flights.land(first.flight, with: .row(1))
        #expect(again.withLock { $0 }?.leads == true)
    }

    @Test(arguments: 0..<20)
    func `landing and leaving at the same time answer each waiter once`(seed: UInt64) async {
        let all = (0..<200).map { board(.about($0 % 5)) }
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask { @concurrent in
                    var random = SplitMix64(seed: seed * 4 + UInt64(task))
                    for _ in 0..<200 {
                        let seat = random.pick(all).seat
                        if random.chance(perMille: 50) {
                            flights.land(seat.flight, with: .row(1))
                        } else {
                            flights.leave(seat, with: Self.late)
                        }
                    }
                }
            }
        }
        for (seat, waiter) in all {
            flights.leave(seat, with: Self.late)
            #expect(waiter.answers.count == 1)
        }
        #expect(flights.count == 0)
    }
}
