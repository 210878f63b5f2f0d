/// Gathers the findings of one run, in whatever order the readers make them.
///
/// Readers of one load share it and run one after the other; it does not cross threads.
package final class Findings {
    // A broken generator can make millions of findings; past this many of a severity they are only counted.
    private static let keptPerSeverity = 10_000

    private var kept: Set<Diagnostic> = []
    private var counts: [Diagnostic.Severity: Int] = [:]

    package init() {}

    package var hasErrors: Bool { count(of: .error) > 0 }

    /// So many errors have been found that further ones are only counted; explaining them would be wasted time.
    package var isFlooded: Bool { count(of: .error) >= Self.keptPerSeverity }

    package func count(of severity: Diagnostic.Severity) -> Int { counts[severity, default: 0] }

    /// Adds a finding; the same finding twice is one.
    package func report(_ diagnostic: Diagnostic) {
        let severity = diagnostic.severity
        if counts[severity, default: 0] < Self.keptPerSeverity, !kept.insert(diagnostic).inserted { return }
        counts[severity, default: 0] += 1
    }

    package func error(
        _ code: String, _ message: String, help: String? = nil, at range: SourceRange?,
        related: [Diagnostic.Related] = []
    ) {
        report(Diagnostic(.error, code, message, help: help, at: range, related: related))
    }

    package func warning(
        _ code: String, _ message: String, help: String? = nil, at range: SourceRange?,
        related: [Diagnostic.Related] = []
    ) {
        report(Diagnostic(.warning, code, message, help: help, at: range, related: related))
    }

    package func info(
        _ code: String, _ message: String, help: String? = nil, at range: SourceRange?,
        related: [Diagnostic.Related] = []
    ) {
        report(Diagnostic(.info, code, message, help: help, at: range, related: related))
    }

    /// All findings that were kept, sorted by place.
    package var sorted: [Diagnostic] { kept.sorted() }

    /// The findings to show: at most `limit`, chosen by severity so that warnings never hide an error, sorted by place.
    package func summary(limit: Int = 100) -> DiagnosticSummary {
        let sorted = self.sorted
        let chosen = Diagnostic.Severity.allCases.flatMap { severity in sorted.filter { $0.severity == severity } }
        return DiagnosticSummary(
            shown: chosen.prefix(limit).sorted(),
            errors: count(of: .error), warnings: count(of: .warning), infos: count(of: .info))
    }
}
