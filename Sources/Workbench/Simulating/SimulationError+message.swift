import RuleFiles
package import Simulation

extension SimulationError {
    /// What went wrong, and how to mend it.
    package var message: String {
        switch self {
        case .noAnswer(let lookup, let rule, let dnis, let clid):
            "rule '\(rule)' needs lookup '\(lookup)' for a call to \(dnis.quoted) from \(clid.quoted), and nobody answers "
                + "it; add lookups: { \(lookup): { row: none } }, or ask the database: --lookups live"
        case .tooManyOpen(let calls, let at):
            "\(calls) calls are open \(Duration.milliseconds(at).written) after the start: this load cannot be served; "
                + "let callers hang up (patience:), or add agents"
        }
    }
}
