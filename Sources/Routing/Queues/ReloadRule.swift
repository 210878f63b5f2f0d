/// What becomes of calls that wait when other rules are loaded (R30).
public enum ReloadRule: String, Sendable, Hashable, CaseIterable {
    /// They go on by the settings they queued under.
    case pin
    /// They take the new settings, with the time already waited.
    case migrate
}
