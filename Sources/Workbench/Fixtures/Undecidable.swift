import RuleFiles

/// Why a fixture's call could not be decided at all.
enum Undecidable: Error {
    /// A rule needs a lookup for which the case has no stand-in that fits; of several sources, for this one.
    case noStandIn(MissingStandIn, rule: String)
    /// The case's database could not be set up.
    case database(String)

    var message: String {
        switch self {
        case .noStandIn(let missing, let rule):
            let (lookup, source, spellings) = (missing.lookup, missing.source, missing.spellings)
            let asked =
                spellings.isEmpty ? "" : " (it would ask for \(spellings.map(\.printable).joined(separator: ", ")))"
            let needed = source.map { "source \($0) of lookup '\(lookup)'" } ?? "lookup '\(lookup)'"
            let which = source.map { "source: \($0), " } ?? ""
            return "rule '\(rule)' needs \(needed) and the case has no stand-in that fits\(asked); "
                + "add one under lookups: \(lookup): - { \(which)row: none }"
        case .database(let reason):
            return reason
        }
    }
}
