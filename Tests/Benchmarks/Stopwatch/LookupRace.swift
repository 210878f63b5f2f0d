import Lookups
import ODBC
import Routing
import RuleFiles

/// Looks callers up in the CRM of `vipday`, one after the other on one connection: what the loop in
/// Peers/odbc_loop.c does, with everything a decision needs besides.
struct LookupRace {
    private let session: LookupSession
    private let settings: LookupSettings
    private let calls: [Call]

    /// - Parameters:
    ///   - connection: A connection string.
    ///   - path: A file with a number on each line, spelled as the table spells it.
    ///   - form: A `clid_form`. With `auto` each caller has three spellings, the table's first.
    /// - Throws: `Misuse`, or what reading the keys throws.
    init(connection: String, keys path: String, form: String) throws {
        guard let form = CallerForm(rawValue: form) else { throw Misuse("'\(form)' is no clid_form") }
        let sql = "select queue_code, priority, attachdata from Customers where phone_number = $CLID"
        let compilation = LookupTemplate.compile(sql, dialect: .sqlite)
        guard let template = compilation.template else { throw Misuse("\(compilation.findings)") }
        settings = LookupSettings(name: "crm", query: .statement(template), text: sql, form: form)
        session = LookupSession(settings, connection: try ConnectionString(connection))
        let attach = AttachSchema([]).empty
        let dialled = PhoneNumber(raw: "1700500", e164: nil, national: "1700500")
        calls = try Lines(of: path).map { key in
            let other = "+972\(key.dropFirst())"
            let caller = PhoneNumber(raw: "\(key.prefix(3))-\(key.dropFirst(3))", e164: other, national: key)
            return Call(dnis: dialled, clid: caller, attach: attach)
        }
    }

    /// Asks for every key once, for the sum that tells whether both found the same, and then for `seconds`.
    func run(seconds: Double) throws -> Measurement {
        if let fault = session.warmUp() { throw Misuse(fault.detail ?? fault.outcome.rawValue) }
        // Lent by the span, a call costs the loop nothing; taken out of the array, it would count ten references.
        let calls = calls.span
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

    private func answer(_ call: borrowing Call) -> LookupAnswer {
        session.answer(LookupKey(call, form: settings.form, attachLimit: settings.attachLimit))
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
