import Lookups
import Routing

/// Looks callers up in the CRM of `vipday`, one after the other on one connection: what the loop in
/// Peers/odbc_loop.c does, with everything a decision needs besides.
struct LookupRace {
    private let customers: Customers

    init(_ customers: Customers) { self.customers = customers }

    /// Asks for every key once, for the sum that tells whether both found the same, and then for `seconds`.
    func run(seconds: Double) throws -> Measurement {
        let session = try customers.session()
        // Lent by the span, a call costs the loop nothing; taken out of the array, it would count ten references.
        let calls = customers.calls.span
        let (form, limit) = (customers.settings.form, customers.settings.attachLimit)
        func answer(_ call: borrowing Call) -> LookupAnswer {
            session.answer(LookupKey(call, form: form, attachLimit: limit))
        }
        var rehearsal = Rehearsal()
        for index in calls.indices { rehearsal.add(answer(calls[index])) }
        let began = SystemClock.steady.nanoseconds
        let own = SystemClock.ownTime.nanoseconds
        let end = began + Int64(seconds * 1e9)
        var answered = 0
        var found = 0
        while SystemClock.steady.nanoseconds < end {
            for _ in 0..<100 {
                if answer(calls[answered % calls.count]).outcome == .found { found += 1 }
                answered += 1
            }
        }
        let elapsed = SystemClock.steady.nanoseconds - began
        let spent = SystemClock.ownTime.nanoseconds - own
        var measurement = Measurement()
        // The database is inside the process: by its own time a lookup costs the same on a busy machine.
        measurement.record("rate", Double(answered) * 1e9 / Double(spent))
        measurement.record("wall_rate", Double(answered) * 1e9 / Double(elapsed))
        measurement.record("found", rehearsal.found)
        measurement.record("sum", rehearsal.sum)
        // What was found while the clock ran must be as much of it as in the rehearsal.
        measurement.record("share", Double(found) / Double(answered))
        return measurement
    }

    /// What all keys together come to.
    private struct Rehearsal {
        var found = 0
        var sum: Int64 = 0

        mutating func add(_ answer: LookupAnswer) {
            guard let row = answer.rows.first else { return }
            found += 1
            if case .integer(let queue) = row.queue { sum += queue }
            if case .integer(let priority) = row.priority { sum += priority }
            sum += Int64(row.attach?.utf8.count ?? 0)
        }
    }
}
