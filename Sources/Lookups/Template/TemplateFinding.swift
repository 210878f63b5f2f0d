/// Something about a template that its author should know, and where.
package struct TemplateFinding: Sendable, Hashable {
    package enum Severity: Sendable, Hashable {
        /// The template cannot be used.
        case error
        /// The template works, perhaps not as meant.
        case warning
    }

    package let problem: TemplateProblem

    /// UTF-8 offsets in the template's text.
    package let range: Range<Int>

    package var severity: Severity { problem.isWarning ? .warning : .error }

    /// A name for the kind of problem that does not change between versions, `sql-unknown-variable`.
    package var code: String { problem.code }
}
