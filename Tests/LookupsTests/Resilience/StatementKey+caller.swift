import Lookups
import Routing

extension LookupKey {
    /// The key of a call with these texts, none of which is normalised.
    static func of(_ caller: String, dnis: String = "1700500", attach: String = "", attachLimit: Int = 200) -> Self {
        Self(
            Call(
                dnis: PhoneNumber(raw: dnis, e164: nil, national: dnis),
                clid: PhoneNumber(raw: caller, e164: nil, national: caller),
                attach: AttachSchema([]).read(text: attach)),
            form: .raw, attachLimit: attachLimit)
    }
}

extension StatementKey {
    /// The question about this caller, of a statement that reads nothing else.
    static func about(_ caller: Int) -> Self { Self(.of("05\(caller)"), reading: .clid) }
}

extension LookupAnswer {
    /// So many rows, told apart from other answers by their priority.
    static func rows(_ count: Int, mark: Int) -> Self {
        .found((0..<count).map { _ in LookupRow(queue: .integer(12), priority: .integer(Int64(mark)), attach: nil) })
    }

    /// One row.
    static func row(_ mark: Int) -> Self { rows(1, mark: mark) }
}
