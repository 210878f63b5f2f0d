package import RuleFiles

/// What came of a reload.
package enum ReloadResult: Sendable {
    /// Calls from now on are decided by this version.
    case loaded(RuleVersion)
    /// The files say what they said.
    case unchanged(RuleVersion)
    /// The version before stays, because of these findings.
    case refused([Diagnostic])
}
