import Lookups
import Routing

/// Connections made, used for one lookup and let go, for a leak checker to watch.
struct Cycles {
    private let customers: Customers

    init(_ customers: Customers) { self.customers = customers }

    /// - Throws: `Misuse` when a connection cannot be made or a customer is not found.
    func run(times: Int) throws -> Measurement {
        var found = 0
        for index in 0..<times {
            let session = try customers.session()
            let answer = session.answer(customers.key(customers.calls[index % customers.calls.count]))
            guard answer.outcome == .found else { throw Misuse("lookup \(index) ended as \(answer.outcome.rawValue)") }
            found += 1
        }
        var measurement = Measurement()
        measurement.record("found", found)
        return measurement
    }
}
