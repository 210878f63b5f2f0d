import Lookups
import ODBC
package import RuleFiles

extension LookupDeclaration.Source {
    /// What the source's database offers, or why that cannot be told.
    package func described(
        in environment: [String: String]
    ) async -> Result<LookupDescription, RuleFiles.Diagnostic> {
        let string: ConnectionString
        do throws(ConnectionText.Problem) {
            string = try connection.resolved(in: environment)
        } catch {
            return .failure(
                RuleFiles.Diagnostic(
                    .error, "bad-connection", error.words.message, help: error.words.help, at: connection.range))
        }
        return await LookupDescription.of(settings, string).mapError { failure in
            RuleFiles.Diagnostic(
                .error, "database-\(failure.outcome.code)", "lookup '\(settings.name)': \(failure.detail)",
                help: ConnectionAdvice(detail: failure.detail).text, at: connection.range)
        }
    }
}
