package import Lookups
import ODBC
package import Routing
package import RuleFiles

/// The databases behind the lookups of a rule file, connected.
package final class LiveLookups: Sendable {
    /// Decides calls by asking them.
    package let router: CallRouter
    private let chains: [LookupChain]
    private let declarations: [LookupDeclaration]
    /// What is counted, which outlives the connections where somebody keeps it.
    package let meter: LookupMeter

    private init(router: CallRouter, chains: [LookupChain], declarations: [LookupDeclaration], meter: LookupMeter) {
        self.router = router
        self.chains = chains
        self.declarations = declarations
        self.meter = meter
    }

    /// Opens the connections of every lookup of `rules`; each source has as many as its `pool` says.
    ///
    /// A database that cannot be asked, and a connection string that cannot be made of the environment, are findings of
    /// `severity`: lookups that need it will fail, as they would live. With `error` the result is then nil.
    package static func open(
        _ rules: RuleFile, environment: [String: String], severity: RuleFiles.Diagnostic.Severity = .warning,
        into findings: Findings
    ) async -> LiveLookups? {
        var chains: [LookupChain] = []
        var counted: [LookupMeter.Part] = []
        var opened: [(name: String, source: ODBCSource, place: SourceRange)] = []
        for declaration in rules.lookups {
            let cache = declaration.cache.map { policy in
                KeptAnswers(policy, queries: declaration.sources.map(\.settings.query))
            }
            var links: [LookupChain.Link] = []
            let shared = LookupCounters()
            counted.append(LookupMeter.Part(lookup: declaration.name, source: nil, counters: shared))
            for (number, source) in declaration.sources.enumerated() {
                do throws(ConnectionText.Problem) {
                    let string = try source.connection.resolved(in: environment)
                    for hazard in DriverManagerSettings(for: string).hazards {
                        findings.report(
                            RuleFiles.Diagnostic(
                                .warning, "driver-manager", "lookup '\(declaration.name)': \(hazard.words)",
                                help: hazard.advice, at: source.connection.range))
                    }
                    let counters = LookupCounters()
                    counted.append(LookupMeter.Part(lookup: declaration.name, source: number + 1, counters: counters))
                    let database = try database(source, string, cache, counters)
                    opened.append((declaration.name, database, source.connection.range))
                    let guarded = GuardedSource(
                        database, policy: source.breaker, timeout: source.settings.timeout,
                        counters: counters)
                    database.whenUnreachable { [weak guarded] in guarded?.record(.down) }
                    links.append(LookupChain.Link(guarded, timeout: source.settings.timeout))
                } catch {
                    findings.report(
                        RuleFiles.Diagnostic(
                            severity, "bad-connection", "lookup '\(declaration.name)': \(error.words.message)",
                            help: error.words.help, at: source.connection.range))
                    let unusable = UnusableSource(reason: error.words.message)
                    links.append(LookupChain.Link(unusable, timeout: source.settings.timeout))
                }
            }
            chains.append(
                LookupChain(
                    links, screen: declaration.settings.answerWithoutAsking, cache: cache, counters: shared))
        }
        for (name, source, place) in opened {
            guard let failure = await source.warmUp(withinMilliseconds: 5000) else { continue }
            let detail = failure.detail ?? failure.outcome.rawValue
            findings.report(
                RuleFiles.Diagnostic(
                    severity, "database-\(failure.outcome.code)", "lookup '\(name)': \(detail)",
                    help: ConnectionAdvice(detail: detail).text, at: place))
        }
        if severity == .error, findings.hasErrors { return nil }
        let shared = counted.filter { $0.source == nil }.map(\.counters)
        let lookups = rules.lookups.indices.map { index in
            LiveLookup(
                form: rules.lookups[index].settings.form, attachLimit: rules.lookups[index].attachLimit,
                source: chains[index], counters: shared[index])
        }
        return LiveLookups(
            router: CallRouter(rules: rules.ruleSet, lookups: lookups), chains: chains, declarations: rules.lookups,
            meter: LookupMeter(parts: counted))
    }

    private static func database(
        _ source: LookupDeclaration.Source, _ string: ConnectionString, _ cache: KeptAnswers?,
        _ counters: LookupCounters
    ) throws(ConnectionText.Problem) -> ODBCSource {
        do {
            return try ODBCSource(
                source.settings, connection: string, pool: source.pool, counters: counters,
                late: { key, answer in cache?.keep(key, answer) })
        } catch {
            throw .malformed("the system gives no thread for it: \(error)")
        }
    }

    /// The answer of one lookup for `call`, whatever the rules would ask.
    package func answer(lookup index: Int, to call: Call, within milliseconds: Int64) async -> LookupAnswer {
        let settings = declarations[index].settings
        let key = LookupKey(call, form: settings.form, attachLimit: declarations[index].attachLimit)
        return await chains[index].answers(to: [key], withinMilliseconds: milliseconds)[0]
    }
}

extension LookupOutcome {
    /// The outcome as part of a finding's code, `sql-error`.
    var code: String { String(rawValue.map { $0 == "_" ? "-" : $0 }) }
}
