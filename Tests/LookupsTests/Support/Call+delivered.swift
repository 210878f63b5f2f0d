import Lookups
import Numbering
import Routing

extension Call {
    /// A call as a switch delivers it, in a country where `0541111111` and `+972541111111` are one caller.
    static func delivered(
        clid: String = "0541111111", dnis: String = "1700500", attach: String = "", country: String = "IL",
        lines: [NumberPlan.Line] = [], routeTimeout: Int64? = nil
    ) throws -> Self {
        let numbers = try NumberPlan(country: country, byDNIS: lines)
        var reader = CallReader(numbers: numbers, attach: AttachSchema([]))
        return reader.call(dnis: dnis, clid: clid, attach: .text(attach), routeTimeout: routeTimeout)
    }
}

extension LookupKey {
    /// The key of a call as a switch delivers it.
    static func delivered(
        clid: String = "0541111111", dnis: String = "1700500", attach: String = "", form: CallerForm = .auto
    ) throws -> Self {
        LookupKey(try .delivered(clid: clid, dnis: dnis, attach: attach), form: form, attachLimit: 200)
    }
}
