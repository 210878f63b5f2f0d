import RuleFiles

/// Why a fixture's call could not be decided at all.
enum Undecidable: Error {
    /// A rule needs a lookup for which the case has no stand-in that fits.
    case noStandIn(lookup: String, rule: String, [String])
    /// The case's database could not be set up.
    case database(String)

    var message: String {
        switch self {
        case .noStandIn(let lookup, let rule, let spellings):
            let asked =
                spellings.isEmpty ? "" : " (it would ask for \(spellings.map(\.printable).joined(separator: ", ")))"
            return "rule '\(rule)' needs lookup '\(lookup)' and the case has no stand-in that fits\(asked); "
                + "add one under lookups: \(lookup): - { row: none }"
        case .database(let reason):
            return reason
        }
    }
}
