package import Routing

/// Which spelling of the caller's number the database is asked for (`clid_form`).
package enum CallerForm: String, CaseIterable, Sendable {
    /// National, E.164 and as delivered: whichever the database stores.
    case auto
    /// `+972541111111`; a number without one is asked for by its national form.
    case e164
    /// `0541111111`.
    case national
    /// As delivered.
    case raw

    /// The spellings of `number` to ask for, each once, most likely first. A withheld caller has none: an empty key would
    /// make him whichever customers have no number on record.
    ///
    /// A caller of another country is asked for by E.164 alone: his national digits may be a customer's of this one.
    package func spellings(of number: PhoneNumber) -> [String] {
        guard !number.isWithheld else { return [] }
        if number.isForeign, let e164 = number.e164, self != .raw { return [e164] }
        switch self {
        case .e164: return [number.e164 ?? number.national]
        case .national: return [number.national]
        case .raw: return [number.raw]
        case .auto:
            var spellings = [number.national]
            for other in [number.e164, number.raw] {
                if let other, !spellings.contains(other) { spellings.append(other) }
            }
            return spellings
        }
    }
}
