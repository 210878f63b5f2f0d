import Lookups
import Routing
package import RuleFiles

/// Whether the databases of a rule file answer as it declares: the columns under `returns`, and the parameters of a
/// procedure. Some drivers tell neither before a statement runs, so each is run once for a caller that nobody has.
package struct LiveInspection {
    private let environment: [String: String]

    package init(_ environment: [String: String]) { self.environment = environment }

    /// Asks every source of every lookup, each of which can be connected to.
    package func inspect(_ rules: RuleFile, into findings: Findings) async {
        for lookup in rules.lookups {
            for source in lookup.sources {
                switch await source.described(in: environment) {
                case .failure(let finding):
                    findings.report(finding)
                case .success(let description) where description.trial.outcome.isFailure:
                    let detail = description.trial.detail ?? description.trial.outcome.rawValue
                    findings.error(
                        "database-\(description.trial.outcome.code)", "lookup '\(lookup.name)': \(detail)",
                        help: ConnectionAdvice(detail: detail).text, at: source.connection.range)
                case .success(let description) where description.isAssumed:
                    findings.info(
                        "procedure-not-listed",
                        "lookup '\(lookup.name)': the database's catalogue does not list the procedure, so its parameters "
                            + "are taken to be the guide's", at: source.connection.range)
                case .success: break
                }
            }
        }
    }
}
