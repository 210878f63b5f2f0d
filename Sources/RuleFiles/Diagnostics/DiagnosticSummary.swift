/// The findings of a run as they are printed: those shown, and how many there were.
package struct DiagnosticSummary: Sendable {
    /// Sorted by place.
    package let shown: [Diagnostic]
    package let errors: Int
    package let warnings: Int
    package let infos: Int

    /// How many findings are counted and not shown.
    package var omitted: Int { errors + warnings + infos - shown.count }
}
