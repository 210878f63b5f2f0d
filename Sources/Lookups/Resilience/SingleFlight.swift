package import Routing
import Synchronization

/// Makes one query of equal questions that are asked at the same time.
///
/// A caller boards the flight of its key. The first to board leads: it sends the query, and whoever learns the outcome
/// lands the flight, which answers all aboard. A caller whose time is up leaves, with an answer of its own. Leaving and
/// landing take a waiter out under one lock, and whoever takes it out answers it: each is answered exactly once.
///
/// What a flight brings was asked for after its leader boarded, so nobody gets an answer older than the flight. When the
/// leader leaves, the query has used up its time, and the flight takes nobody else: the next caller starts another.
/// Those aboard stay until it lands or their own time is up. Nothing is kept of a flight without waiters.
package final class SingleFlight: Sendable {
    /// One query under way.
    package struct Flight: Sendable, Hashable {
        /// What it asks.
        package let key: StatementKey
        fileprivate let number: UInt64
    }

    /// One waiter's place in a flight.
    package struct Seat: Sendable, Hashable {
        /// The flight.
        package let flight: Flight
        fileprivate let index: Int
        /// Its holder sends the query. If he does not, nobody does, and those who boarded behind him wait for nothing.
        package var leads: Bool { index == 0 }
    }

    private typealias Waiter = @Sendable (LookupAnswer) -> Void

    private struct Aloft {
        /// In boarding order; nil once they left.
        var waiters: [Waiter?]
        var aboard: Int

        mutating func add(_ waiter: @escaping Waiter) {
            waiters.append(waiter)
            aboard += 1
        }

        mutating func takeOut(_ index: Int) -> Waiter? {
            guard let waiter = waiters[index] else { return nil }
            waiters[index] = nil
            aboard -= 1
            return waiter
        }
    }

    private struct Board {
        /// The flights that can still be boarded.
        var boarding: [StatementKey: UInt64] = [:]
        var aloft: [UInt64: Aloft] = [:]
        var departures: UInt64 = 0

        mutating func closeBoarding(of flight: Flight) {
            if boarding[flight.key] == flight.number { boarding[flight.key] = nil }
        }
    }

    private let board = Mutex(Board())

    /// No flights yet.
    package init() {}

    /// Has `waiter` wait for the answer to `key`: that of the query under way, or of a new one, which the holder of a
    /// leading seat sends. It is called once, by ``land(_:with:)`` or ``leave(_:with:)``, on their thread.
    package func board(_ key: StatementKey, _ waiter: @escaping @Sendable (LookupAnswer) -> Void) -> Seat {
        board.withLock { board in
            if let number = board.boarding[key], let index = board.aloft[number]?.waiters.count {
                board.aloft[number]?.add(waiter)
                return Seat(flight: Flight(key: key, number: number), index: index)
            }
            board.departures += 1
            board.boarding[key] = board.departures
            board.aloft[board.departures] = Aloft(waiters: [waiter], aboard: 1)
            return Seat(flight: Flight(key: key, number: board.departures), index: 0)
        }
    }

    /// Answers everyone aboard. Store the answer in the cache first, and nobody asks again in between.
    /// - Returns: How many that were; 0 when all had left, or the flight had landed.
    @discardableResult
    package func land(_ flight: Flight, with answer: LookupAnswer) -> Int {
        let landed = board.withLock { board in
            board.closeBoarding(of: flight)
            return board.aloft.removeValue(forKey: flight.number)
        }
        guard let landed else { return 0 }
        for waiter in landed.waiters { waiter?(answer) }
        return landed.aboard
    }

    /// Answers one waiter, whose time is up, and takes him out of the flight.
    /// - Returns: False when he has been answered before.
    @discardableResult
    package func leave(_ seat: Seat, with answer: LookupAnswer) -> Bool {
        let flight = seat.flight
        let waiter: Waiter? = board.withLock { board in
            guard let waiter = board.aloft[flight.number]?.takeOut(seat.index) else { return nil }
            let isDeserted = board.aloft[flight.number]?.aboard == 0
            if seat.leads || isDeserted { board.closeBoarding(of: flight) }
            if isDeserted { board.aloft[flight.number] = nil }
            return waiter
        }
        waiter?(answer)
        return waiter != nil
    }

    /// Whether anybody still waits: a query that has not been sent need not be otherwise.
    package func isAwaited(_ flight: Flight) -> Bool { board.withLock { $0.aloft[flight.number] != nil } }

    /// The flights with waiters.
    package var count: Int { board.withLock { $0.aloft.count } }
}
