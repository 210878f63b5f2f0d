package import Lookups
import ODBC
package import Routing
package import RuleFiles

/// The databases behind the lookups of a rule file, connected.
package final class LiveLookups: Sendable {
    /// Decides calls by asking them.
    package let router: CallRouter
    private let sources: [any LookupSource]
    private let forms: [LookupSettings]

    private init(router: CallRouter, sources: [any LookupSource], forms: [LookupSettings]) {
        self.router = router
        self.sources = sources
        self.forms = forms
    }

    /// Opens `connections` connections for every lookup of `rules`.
    ///
    /// A database that cannot be asked, and a connection string that cannot be made of the environment, are findings of
    /// `severity`: lookups that need it will fail, as they would live. With `error` the result is then nil.
    package static func open(
        _ rules: RuleFile, environment: [String: String], connections: Int = 1,
        severity: RuleFiles.Diagnostic.Severity = .warning, into findings: Findings
    ) async -> LiveLookups? {
        var sources: [any LookupSource] = []
        for (settings, connection) in zip(rules.lookups, rules.connections) {
            do throws(ConnectionText.Problem) {
                let string = try connection.resolved(in: environment)
                sources.append(try source(settings, string, connections))
            } catch {
                findings.report(
                    RuleFiles.Diagnostic(
                        severity, "bad-connection", "lookup '\(settings.name)': \(error.words.message)",
                        help: error.words.help, at: connection.range))
                sources.append(UnusableSource(reason: error.words.message))
            }
        }
        for (index, source) in sources.enumerated() {
            guard let failure = await (source as? ODBCSource)?.warmUp(withinMilliseconds: 5000) else { continue }
            let detail = failure.detail ?? failure.outcome.rawValue
            findings.report(
                RuleFiles.Diagnostic(
                    severity, "database-\(failure.outcome.code)", "lookup '\(rules.lookups[index].name)': \(detail)",
                    help: ConnectionAdvice(detail: detail).text, at: rules.connections[index].range))
        }
        if severity == .error, findings.hasErrors { return nil }
        let lookups = zip(rules.lookups, sources).map {
            LiveLookup(form: $0.form, attachLimit: $0.attachLimit, source: $1)
        }
        return LiveLookups(
            router: CallRouter(rules: rules.ruleSet, lookups: lookups), sources: sources, forms: rules.lookups)
    }

    private static func source(
        _ settings: LookupSettings, _ string: ConnectionString, _ connections: Int
    ) throws(ConnectionText.Problem) -> ODBCSource {
        do {
            return try ODBCSource(settings, connection: string, connections: connections)
        } catch {
            throw .malformed("the system gives no thread for it: \(error)")
        }
    }

    /// The answer of one lookup for `call`, whatever the rules would ask.
    package func answer(lookup index: Int, to call: Call, within milliseconds: Int64) async -> LookupAnswer {
        let key = LookupKey(call, form: forms[index].form, attachLimit: forms[index].attachLimit)
        return await sources[index].answers(to: [key], withinMilliseconds: milliseconds)[0]
    }
}

extension LookupOutcome {
    /// The outcome as part of a finding's code, `sql-error`.
    fileprivate var code: String { String(rawValue.map { $0 == "_" ? "-" : $0 }) }
}
